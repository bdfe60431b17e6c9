import type { PoolClient } from 'pg'
import type { FollowedState, LoadSample } from '@/lib/domain/thermal/follow-load'
import type { KeptNameplate } from '@/lib/domain/thermal/nameplate-of'

/** A transformer with newer telemetry than its thermal state, and that state. */
export type StressRow = KeptNameplate & {
  id: string
  name: string
  powerFactor: number
  loadKw: number
  ambientC: number | null
  observedAt: Date
  loadSimulated: boolean
  version: number
  state: FollowedState | null
}

const FIRST_LOOK_MS = 24 * 3_600_000

/**
 * Locks up to `limit` of them; who waits for such a row waits milliseconds, and we wait for nobody. What was locked is read
 * anew: a worker beside us may have stepped it between our snapshot and our lock.
 */
export async function readDirty(client: PoolClient, limit: number): Promise<StressRow[]> {
  const locked = await client.query<{ id: string }>({ name: 'stress-lock', text: LOCK, values: [limit] })
  if (locked.rows.length === 0) return []
  const { rows } = await client.query<StressRow & { known: StateColumns }>({
    name: 'stress-dirty',
    text: DIRTY,
    values: [locked.rows.map(({ id }) => id)],
  })
  return rows.map(({ known, ...row }) => ({ ...row, state: known.version === null ? null : stateOf(known) }))
}

/** Readings since each state's newest, oldest first; of the last day where there is no state. */
export async function readSamples(
  client: PoolClient,
  rows: readonly StressRow[],
): Promise<Map<string, LoadSample[]>> {
  if (rows.length === 0) return new Map()
  const { rows: readings } = await client.query<Reading>({
    name: 'stress-samples',
    text: SAMPLES,
    values: [
      rows.map((row) => row.id),
      rows.map((row) => new Date(row.state?.atMs ?? row.observedAt.getTime() - FIRST_LOOK_MS)),
      rows.map((row) => row.observedAt),
    ],
  })
  const samples = readings.map(({ id, observedAt, ...values }) => ({
    id,
    sample: { ...values, atMs: observedAt.getTime() },
  }))
  return new Map(
    [...Map.groupBy(samples, ({ id }) => id)].map(([id, list]) => [id, list.map(({ sample }) => sample)]),
  )
}

type Reading = Omit<LoadSample, 'atMs'> & { id: string; observedAt: Date }
type StateColumns = Omit<FollowedState, 'atMs'> & { observedAt: string; version: number | null }

function stateOf({ observedAt, version, ...state }: StateColumns): FollowedState {
  return { ...state, atMs: Date.parse(observedAt) }
}

const LOCK = `
select t.id from "Transformer" t left join "ThermalState" s on s."transformerId" = t.id
where t."loadKw" is not null and t."observedAt" is not null and s.version is distinct from t.version
order by t.id limit $1 for update of t skip locked`

const DIRTY = `
select t.id, t.name, t."ratedKva", t."powerFactor", t.cooling, t.paper, t."loadLossKw", t."noLoadLossKw", t."loadKw",
  t."ambientC", t."observedAt", t."loadSimulated", t.version,
  jsonb_build_object('observedAt', s."observedAt", 'loadKw', s."loadKw", 'ambientC', s."ambientC",
    'ambientAssumed', s."ambientAssumed", 'topOilC', s."topOilC", 'topOilMeasured', s."topOilMeasured",
    'fastK', s."fastK", 'slowK', s."slowK", 'ageingByHour', s."ageingByHour", 'ageingHour', s."ageingHour",
    'version', s.version) as known
from "Transformer" t left join "ThermalState" s on s."transformerId" = t.id
where t.id = any($1::text[]) and t."loadKw" is not null and t."observedAt" is not null
  and s.version is distinct from t.version
order by t.id`

const SAMPLES = `
select r."transformerId" as id, r."observedAt", r."loadKw", r."ambientC", r."topOilC"
from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as g(id, since, until)
join "TransformerReading" r on r."transformerId" = g.id and r."observedAt" >= g.since and r."observedAt" <= g.until
order by r."observedAt"`
