import { uuidV7 } from '@/lib/db/uuid-v7'
import type { Context } from '@/lib/usecases/context'

const DEFAULT_DURATION_MINUTES = 120

/** Load that scenarios put on a transformer now, and which of them changed since the last look. */
export type ScenarioLoads = { loadKw: Map<string, number>; changed: string[] }

type Wanted = {
  alertId: string
  transformerId: string
  loadKw: number
  expectedDurationMinutes: number | null
  scenarioId: string | null
}

/**
 * A stress alert from outside about a demo transformer starts a scenario, follows its load while it is open, and ends
 * with it or after its duration. Alerts of our own rules come from the simulated load and must not feed it.
 */
export async function syncScenarios(ctx: Context, gridNow: Date): Promise<ScenarioLoads> {
  const changed = new Set<string>()
  const { rows: wanted } = await ctx.pool.query<Wanted>({ name: 'scenarios-wanted', text: WANTED })
  for (const alert of wanted) {
    const minutes = alert.expectedDurationMinutes ?? DEFAULT_DURATION_MINUTES
    await ctx.pool.query(
      `insert into "SimulatedScenario" (id, "transformerId", "alertId", "loadKw", "startAt", "endAt")
       values ($1, $2, $3, $4, $5, $6) on conflict ("alertId") do update set "loadKw" = excluded."loadKw"`,
      [
        uuidV7(),
        alert.transformerId,
        alert.alertId,
        alert.loadKw,
        gridNow,
        new Date(gridNow.getTime() + minutes * 60_000),
      ],
    )
    changed.add(alert.transformerId)
  }
  const ended = await ctx.pool.query<{ transformerId: string }>({
    name: 'scenarios-ended',
    text: ENDED,
    values: [gridNow],
  })
  for (const { transformerId } of ended.rows) changed.add(transformerId)
  return { loadKw: await scenarioLoads(ctx, gridNow, gridNow), changed: [...changed] }
}

/** The highest scenario load of each transformer that holds at some time in a span. */
export async function scenarioLoads(ctx: Context, from: Date, to: Date): Promise<Map<string, number>> {
  const { rows } = await ctx.pool.query<{ transformerId: string; loadKw: number }>({
    name: 'scenario-loads',
    text: `select "transformerId", max("loadKw") as "loadKw" from "SimulatedScenario"
           where "startAt" <= $2 and coalesce("endedAt", "endAt") > $1 and "endAt" > $1 group by "transformerId"`,
    values: [from, to],
  })
  return new Map(rows.map(({ transformerId, loadKw }) => [transformerId, loadKw]))
}

const OPEN = `a.state in ('active', 'acknowledged') and a."clearedAt" is null`

const WANTED = `
select a.id as "alertId", a."transformerId", a."loadKw", a."expectedDurationMinutes", s.id as "scenarioId"
from "Alert" a
join "Transformer" t on t.id = a."transformerId" and t.simulated
join "AlertSource" source on source.id = a."sourceId" and source.format <> 'rule'
left join "SimulatedScenario" s on s."alertId" = a.id
where ${OPEN} and not a.predicted and a."loadKw" is not null
  and (s.id is null or (s."endedAt" is null and s."loadKw" <> a."loadKw"))
order by a."createdAt"`

const ENDED = `
update "SimulatedScenario" s set "endedAt" = least(s."endAt", $1::timestamptz)
where s."endedAt" is null
  and (s."endAt" <= $1 or not exists (select from "Alert" a where a.id = s."alertId" and ${OPEN}))
returning s."transformerId"`
