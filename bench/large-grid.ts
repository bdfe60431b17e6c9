import type { Pool } from 'pg'

/** Substations, feeders of each, transformers of each feeder: 2,000 in all. */
const SUBSTATIONS = 20
const FEEDERS = 10
const TRANSFORMERS = 10
const HOMES = 40

export const LARGE_GRID = { transformers: SUBSTATIONS * FEEDERS * TRANSFORMERS, alerts: 100_000 }

const PLACES = [
  'Harbor',
  'Ridge',
  'Canal',
  'Mill',
  'Orchard',
  'Station',
  'Quarry',
  'Meadow',
  'Temple',
  'Lake',
]
const WAYS = ['Street', 'Lane', 'Road', 'Court', 'Terrace', 'Row', 'Way', 'Drive', 'Hill', 'Park']

/**
 * A distribution grid of a large utility with a month of alarms, written set by set. Everything follows from a row's
 * own number, nothing is drawn at random, and every load and home is marked as simulated.
 */
export async function loadLargeGrid(pool: Pool, gridNow: Date, openAlerts: number): Promise<void> {
  await pool.query(
    `insert into "Substation" (id, name)
     select 'S-' || lpad(s::text, 2, '0'), ($1::text[])[1 + s % 10] || ' ' || s from generate_series(1, ${SUBSTATIONS}) s`,
    [PLACES],
  )
  await pool.query(
    `insert into "Feeder" (id, name, "substationId", "ratedKva")
     select 'F-' || lpad((s * 10 + f)::text, 3, '0'), ($1::text[])[1 + (s * 3 + f) % 10] || ' ' || ($2::text[])[1 + (s + f) % 10],
       'S-' || lpad(s::text, 2, '0'), 4000
     from generate_series(1, ${SUBSTATIONS}) s, generate_series(0, ${FEEDERS - 1}) f`,
    [PLACES, WAYS],
  )
  await pool.query(
    `insert into "Transformer" (id, "externalId", name, "feederId", "ratedKva", "loadLossKw", "noLoadLossKw", simulated,
       "loadKw", "ambientC", "topOilC", "hotSpotC", "observedAt", "loadSimulated")
     select id, 'NE-' || id, ($2::text[])[1 + n % 10] || ' ' || ($3::text[])[1 + n / 7 % 10] || ' ' || n % 90, feeder, kva, kva * 0.011,
       kva * 0.0016, true, kva * 0.98 * share, 24, 38 + 34 * share * share, 42 + 48 * share * share, $1, true
     from (
       select n, 'T-' || lpad(n::text, 4, '0') as id, 'F-' || lpad((10 + (n - 1) / ${TRANSFORMERS})::text, 3, '0') as feeder,
         ($4::float8[])[1 + n % 5] as kva, ${SHARE} as share
       from generate_series(1, ${LARGE_GRID.transformers}) n) t`,
    [gridNow, PLACES, WAYS, [160, 250, 315, 400, 630]],
  )
  await pool.query(
    `insert into "TransformerReading" ("transformerId", "observedAt", "loadKw", "ambientC", simulated)
     select id, at, "loadKw" * (0.72 + 0.28 * cos(extract(epoch from ($1::timestamptz - at)) / 86400 * 2 * pi())), 24, true
     from "Transformer", generate_series($1::timestamptz - interval '24 hours', $1::timestamptz, interval '15 minutes') at`,
    [gridNow],
  )
  await loadHomes(pool, gridNow)
  await loadAlerts(pool, gridNow, openAlerts)
  await pool.query('analyze')
}

/** Most between 30 and 80 % of their rating, one in 400 above it. */
const SHARE = `case when n % 400 = 31 then 1.02 + (n % 9) * 0.02 else 0.3 + ((n * 37) % 100) * 0.005 end`

async function loadHomes(pool: Pool, gridNow: Date): Promise<void> {
  await pool.query(
    `insert into "Meter" (id, "transformerId", street, simulated)
     select 'LG-' || t.id || '-' || h, t.id, t.name, true from "Transformer" t, generate_series(1, ${HOMES}) h`,
  )
  await pool.query(
    `insert into "Enrollment" (id, reference, "meterId", "programId", "programVersion", state, "startedAt", simulated)
     select gen_random_uuid()::text, 'LG-' || m.id, m.id, 'comfort-flex', 1, 'active', $1, true
     from "Meter" m where right(m.id, 1) in ('1', '4', '7')`,
    [gridNow],
  )
}

const KINDS = ['overload', 'temperature', 'voltage', 'outage-risk']
const MESSAGES = [
  'Load above rating',
  'Hot-spot above its limit',
  'Low voltage, phase L2',
  'Meters not answering',
]

/** A hundred thousand over a month, newest first; the newest `open` still stand, half of those acknowledged. */
async function loadAlerts(pool: Pool, gridNow: Date, open: number): Promise<void> {
  const source = await pool.query<{ id: string }>(
    `insert into "AlertSource" (id, format, name, "lastSeenAt") values (gen_random_uuid()::text, 'native', 'Feeder SCADA', $1)
     returning id`,
    [gridNow],
  )
  await pool.query(
    `insert into "Alert" (id, "sourceId", "sourceEventId", "episodeKey", "transformerId", kind, severity, priority, state,
       message, "loadPercent", "raisedAt", "observedAt", "senderObservedAt", "clearedAt", "closedAt", count,
       "acknowledgedAt", "acknowledgedBy", "remindedAt", "createdAt")
     select gen_random_uuid()::text, $2, 'large-' || n, 'large-' || n, 'T-' || lpad((1 + (n * 7) % ${LARGE_GRID.transformers})::text, 4, '0'),
       ($3::text[])[1 + n % 4], case p when 1 then 'critical' when 2 then 'high' else 'low' end, p,
       case when n >= $5 then 'closed' when n % 2 = 0 then 'acknowledged' else 'active' end, ($4::text[])[1 + n % 4],
       case when n % 4 = 0 then 101 + n % 17 end, at, at, at, case when n >= $5 then at + interval '12 minutes' end,
       case when n >= $5 then at + interval '15 minutes' end, 1 + n % 3,
       case when n >= $5 or n % 2 = 0 then at + interval '2 minutes' end,
       case when n >= $5 or n % 2 = 0 then 'staff:Alma Reyes' end, at, at
     from (
       select n, case when n % 20 = 0 then 1 when n % 20 < 4 then 2 else 3 end as p,
         $1::timestamptz - interval '11 minutes' - n * interval '25.9 seconds' as at
       from generate_series(0, ${LARGE_GRID.alerts - 1}) n) a`,
    [gridNow, source.rows[0]!.id, KINDS, MESSAGES, open],
  )
}
