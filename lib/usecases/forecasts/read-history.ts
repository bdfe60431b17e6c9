import type { Context } from '@/lib/usecases/context'

/** Means of a transformer's readings by step; NaN where nothing was measured or an event bent it. */
export type LoadHistory = { startMs: number; stepMinutes: number; kw: Float64Array; ambientC: Float64Array }

/** What an event leaves behind in the load after it is over. */
const REBOUND_MS = 2 * 3_600_000
const STEPS_MINUTES = [15, 30, 60] as const

/**
 * Histories of the last `days` days up to the last whole step before `to`. Hours of events and of demo scenarios are
 * left out: what is forecast is the load without them.
 */
export async function readHistories(
  ctx: Context,
  wanted: readonly { id: string; stepMinutes: number }[],
  { to, days }: { to: Date; days: number },
): Promise<Map<string, LoadHistory>> {
  const histories = new Map<string, LoadHistory>()
  for (const [stepMinutes, group] of Map.groupBy(wanted, (one) => one.stepMinutes)) {
    const stepMs = stepMinutes * 60_000
    const endMs = Math.floor(to.getTime() / stepMs) * stepMs
    const steps = Math.round((days * 86_400_000) / stepMs)
    const startMs = endMs - steps * stepMs
    const ids = group.map((one) => one.id)
    for (const id of ids)
      histories.set(id, {
        startMs,
        stepMinutes,
        kw: new Float64Array(steps).fill(Number.NaN),
        ambientC: new Float64Array(steps).fill(Number.NaN),
      })
    const { rows } = await ctx.pool.query<{ id: string; step: number; kw: number; ambient: number | null }>({
      name: 'forecast-history',
      text: MEANS,
      values: [ids, new Date(startMs), new Date(endMs), stepMs / 1000],
    })
    for (const { id, step, kw, ambient } of rows) {
      const history = histories.get(id)!
      history.kw[step] = kw
      if (ambient !== null) history.ambientC[step] = ambient
    }
  }
  await leaveOutEvents(ctx, histories)
  return histories
}

/** The telemetry's own step of each transformer: the usual distance of its newest readings, no finer than 15 minutes. */
export async function readSteps(
  ctx: Context,
  ids: readonly string[],
  since: Date,
): Promise<Map<string, number>> {
  const { rows } = await ctx.pool.query<{ id: string; minutes: number }>({
    name: 'forecast-steps',
    text: DISTANCES,
    values: [ids, since],
  })
  const usual = new Map(rows.map((row) => [row.id, row.minutes]))
  return new Map(
    ids.map((id) => [id, STEPS_MINUTES.find((step) => (usual.get(id) ?? 15) <= step * 1.2) ?? 60]),
  )
}

async function leaveOutEvents(ctx: Context, histories: Map<string, LoadHistory>): Promise<void> {
  const { rows } = await ctx.pool.query<{ id: string; from: Date; until: Date }>({
    name: 'forecast-events',
    text: EVENTS,
    values: [[...histories.keys()]],
  })
  for (const { id, from, until } of rows) {
    const history = histories.get(id)!
    const stepMs = history.stepMinutes * 60_000
    const first = Math.max(0, Math.floor((from.getTime() - history.startMs) / stepMs))
    const last = Math.ceil((until.getTime() + REBOUND_MS - history.startMs) / stepMs)
    history.kw.fill(Number.NaN, first, Math.max(first, last))
  }
}

const MEANS = `
select "transformerId" as id, floor(extract(epoch from "observedAt" - $2::timestamptz) / $4)::int as step,
  avg("loadKw") as kw, avg("ambientC") as ambient
from "TransformerReading" where "transformerId" = any($1) and "observedAt" >= $2 and "observedAt" < $3 group by 1, 2`

const DISTANCES = `
select id, percentile_cont(0.5) within group (order by minutes) as minutes from (
  select "transformerId" as id, extract(epoch from "observedAt" - lag("observedAt")
    over (partition by "transformerId" order by "observedAt")) / 60 as minutes
  from "TransformerReading" where "transformerId" = any($1) and "observedAt" >= $2) d
where minutes is not null group by id`

const EVENTS = `
select "transformerId" as id, "startAt" as from, "endAt" as until from "Activation"
where "transformerId" = any($1) and state in ('active', 'measuring', 'settled')
union all
select "transformerId", "startAt", coalesce("endedAt", "endAt") from "SimulatedScenario"
where "transformerId" = any($1)`
