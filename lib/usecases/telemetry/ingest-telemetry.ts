import { ROOMS, wakeRelay } from '@/lib/db/outbox'
import { gridTimeOfObservation } from '@/lib/domain/grid-clock'
import { loadKwOf, loadPercentOf, type Rating, round1 } from '@/lib/domain/units/load'
import { type BatchResult, type TelemetryFrame, TelemetryInput, TelemetryReading } from '@/lib/protocol/grid'
import { raiseRuleAlerts } from '@/lib/usecases/alerts/raise-rule-alerts'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call, Context } from '@/lib/usecases/context'
import { describeProblem } from './describe-problem'

type Reading = {
  transformerId: string
  observedAt: Date
  loadKw: number
  ambientC: number | null
  topOilC: number | null
}

/**
 * Takes up to 5,000 readings: what is wrong with one is its own problem, the rest is stored in one statement.
 * `simulated` marks what the simulator made, whose times are grid times already; nobody outside can set it.
 */
export async function ingestTelemetry({
  ctx,
  input,
  simulated = false,
}: Call<unknown> & { simulated?: boolean }): Promise<BatchResult> {
  requireScopeOrStaff(ctx.actor, 'telemetry:write', 'admin')
  const { readings } = TelemetryInput.parse(input)
  const fromSimulator = simulated && ctx.actor.kind === 'system'
  const { good, problems } = await sift(ctx, readings, fromSimulator)
  if (good.length > 0) {
    await store(ctx, good, fromSimulator)
    await raiseRuleAlerts(ctx, [...new Set(good.map((reading) => reading.transformerId))])
  }
  return { accepted: readings.length - problems.length, rejected: problems.length, problems }
}

async function sift(ctx: Context, items: unknown[], gridTimes: boolean) {
  const parsed = items.map((item) => TelemetryReading.safeParse(item))
  const ids = new Set(parsed.flatMap((result) => (result.success ? [result.data.transformerId] : [])))
  const [ratings, gridNow] = await Promise.all([readRatings(ctx, [...ids]), ctx.gridNow()])
  const wallNow = ctx.now()
  const problems: BatchResult['problems'] = []
  // The last word for a transformer and instant counts: one statement cannot write a row twice.
  const good = new Map<string, Reading>()
  parsed.forEach((result, index) => {
    if (!result.success) {
      problems.push({ index, code: 'invalid-input', detail: describeProblem(result.error) })
      return
    }
    const { data } = result
    const rating = ratings.get(data.transformerId)
    if (!rating) {
      problems.push({ index, code: 'not-found', detail: `No transformer ${data.transformerId} is known.` })
      return
    }
    const sentAt = new Date(data.observedAt)
    const observedAt = gridTimes ? sentAt : gridTimeOfObservation(gridNow, wallNow, sentAt)
    if (!observedAt) {
      problems.push({ index, code: 'invalid-input', detail: 'observedAt lies in the future.' })
      return
    }
    good.set(`${rating.id} ${observedAt.getTime()}`, {
      transformerId: rating.id,
      observedAt,
      loadKw: loadKwOf(data, rating)!,
      ambientC: data.ambientC ?? null,
      topOilC: data.topOilC ?? null,
    })
  })
  return { good: [...good.values()], problems }
}

async function readRatings(ctx: Context, ids: string[]): Promise<Map<string, Rating & { id: string }>> {
  const { rows } = await ctx.pool.query<Rating & { id: string; externalId: string | null }>({
    name: 'read-ratings',
    text: `select id, "externalId", "ratedKva", "powerFactor" from "Transformer"
           where id = any($1) or "externalId" = any($1)`,
    values: [ids],
  })
  return new Map(
    rows.flatMap((row) => [row.id, row.externalId].map((name) => [name ?? row.id, row] as const)),
  )
}

const STORE = `
with given as (
  select * from unnest($1::text[], $2::timestamptz[], $3::float8[], $4::float8[], $5::float8[])
    as g("transformerId", "observedAt", "loadKw", "ambientC", "topOilC")),
stored as (
  insert into "TransformerReading" ("transformerId", "observedAt", "loadKw", "ambientC", "topOilC", simulated)
  select g.*, $6 from given g
  on conflict ("transformerId", "observedAt") do update set "loadKw" = excluded."loadKw",
    "ambientC" = coalesce(excluded."ambientC", "TransformerReading"."ambientC"),
    "topOilC" = coalesce(excluded."topOilC", "TransformerReading"."topOilC"), simulated = excluded.simulated),
newest as (
  select distinct on ("transformerId") * from given order by "transformerId", "observedAt" desc)
update "Transformer" t set "loadKw" = n."loadKw", "ambientC" = coalesce(n."ambientC", t."ambientC"),
  "topOilC" = coalesce(n."topOilC", t."topOilC"), "observedAt" = n."observedAt", "loadSimulated" = $6,
  version = t.version + 1
from newest n where t.id = n."transformerId" and (t."observedAt" is null or t."observedAt" <= n."observedAt")
returning t.id, t."loadKw", t."ratedKva", t."powerFactor", t."ambientC", t."topOilC", t."hotSpotC",
  t."observedAt", t."loadSimulated", t.version`

async function store(ctx: Context, readings: Reading[], simulated: boolean): Promise<void> {
  const column = <K extends keyof Reading>(key: K) => readings.map((reading) => reading[key])
  const { rows } = await ctx.pool.query({
    name: 'store-telemetry',
    text: STORE,
    values: [
      column('transformerId'),
      column('observedAt'),
      column('loadKw'),
      column('ambientC'),
      column('topOilC'),
      simulated,
    ],
  })
  if (rows.length > 0) await tell(ctx, rows)
}

type Newest = Rating & {
  id: string
  loadKw: number
  ambientC: number | null
  topOilC: number | null
  hotSpotC: number | null
  observedAt: Date
  loadSimulated: boolean
  version: number
}

/** One frame a batch. Telemetry is upserted by its version, so a frame that is lost heals with the next. */
async function tell(ctx: Context, rows: Newest[]): Promise<void> {
  const frame: TelemetryFrame = {
    gridNow: (await ctx.gridNow()).toISOString(),
    transformers: rows.map((row) => ({
      id: row.id,
      loadKw: round1(row.loadKw),
      loadPercent: round1(loadPercentOf(row.loadKw, row)),
      ambientC: row.ambientC,
      topOilC: row.topOilC,
      hotSpotC: row.hotSpotC,
      observedAt: row.observedAt.toISOString(),
      simulated: row.loadSimulated,
      version: row.version,
    })),
  }
  await ctx.pool.query(
    `insert into "Outbox" (audience, event, payload) values ($1, 'telemetry', $2::jsonb)`,
    [ROOMS.grid, JSON.stringify(frame)],
  )
  wakeRelay()
}
