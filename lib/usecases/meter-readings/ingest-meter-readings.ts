import type { PoolClient } from 'pg'
import { wakeRelay } from '@/lib/db/outbox'
import { slotsOf } from '@/lib/domain/units/quarter-hours'
import { type BatchResult, MeterReading, MeterReadingsInput } from '@/lib/protocol/grid'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call, Context } from '@/lib/usecases/context'
import { describeProblem } from '@/lib/usecases/telemetry/describe-problem'
import { MISSING_WATTS } from './load-readings'

const CLOCK_SKEW_MS = 60_000

type Problems = BatchResult['problems']
/** Watts of the quarter hours of one meter and UTC day; missing where this batch says nothing. */
type Day = { meterId: string; day: string; watts: number[] }
type FiveMinutes = { meterId: string; start: Date; watts: number }

/**
 * Takes up to 5,000 interval readings into one row for a meter and day. Their start is grid time, as interval data
 * belongs to its own quarter hour: 30 and 60 minutes are spread evenly over theirs, 5 minutes wait until the three of
 * a quarter hour are there. `simulated` marks the simulator's own and is not on the wire.
 */
export async function ingestMeterReadings({
  ctx,
  input,
  simulated = false,
}: Call<unknown> & { simulated?: boolean }): Promise<BatchResult> {
  requireScopeOrStaff(ctx.actor, 'readings:write', 'admin')
  const { readings } = MeterReadingsInput.parse(input)
  const { days, fives, problems } = await sift(ctx, readings)
  await store(ctx, days, fives, simulated && ctx.actor.kind === 'system')
  return { accepted: readings.length - problems.length, rejected: problems.length, problems }
}

async function sift(ctx: Context, items: unknown[]) {
  const parsed = items.map((item) => MeterReading.safeParse(item))
  const ids = new Set(parsed.flatMap((result) => (result.success ? [result.data.meterId] : [])))
  const [known, gridNow] = await Promise.all([knownMeters(ctx, [...ids]), ctx.gridNow()])
  const days = new Map<string, Day>()
  const fives = new Map<string, FiveMinutes>()
  const problems: Problems = []
  for (const [index, result] of parsed.entries()) {
    const wrong = result.success
      ? problemOf(result.data, known, gridNow)
      : invalid(describeProblem(result.error))
    if (wrong) problems.push({ index, ...wrong })
    if (wrong || !result.success) continue
    const { meterId, minutes, kw, kwh, start } = result.data
    const at = new Date(start)
    const watts = Math.round((kw ?? (kwh! * 60) / minutes) * 1000)
    if (minutes === 5) fives.set(`${meterId} ${at.getTime()}`, { meterId, start: at, watts })
    else for (const { day, slot } of slotsOf(at, minutes)!) dayOf(days, meterId, day).watts[slot] = watts
  }
  return { days: [...days.values()], fives: [...fives.values()], problems }
}

function problemOf(reading: MeterReading, known: Set<string>, gridNow: Date) {
  // Never the id itself: a list of what exists is nobody's business.
  if (!known.has(reading.meterId)) return { code: 'not-found', detail: 'This meter is not known.' }
  const start = new Date(reading.start)
  if (start.getTime() + reading.minutes * 60_000 > gridNow.getTime() + CLOCK_SKEW_MS)
    return invalid('The interval ends in the future.')
  if (!slotsOf(start, reading.minutes))
    return invalid(`start must stand on a ${reading.minutes === 5 ? 5 : 15}-minute mark.`)
  return null
}

function invalid(detail: string) {
  return { code: 'invalid-input', detail }
}

function dayOf(days: Map<string, Day>, meterId: string, day: string): Day {
  const key = `${meterId} ${day}`
  const known = days.get(key)
  if (known) return known
  const made = { meterId, day, watts: new Array<number>(96).fill(MISSING_WATTS) }
  days.set(key, made)
  return made
}

async function knownMeters(ctx: Context, ids: string[]): Promise<Set<string>> {
  const { rows } = await ctx.pool.query<{ id: string }>({
    name: 'known-meters',
    text: 'select id from "Meter" where id = any($1)',
    values: [ids],
  })
  return new Set(rows.map((row) => row.id))
}

async function store(ctx: Context, days: Day[], fives: FiveMinutes[], simulated: boolean): Promise<void> {
  if (days.length === 0 && fives.length === 0) return
  const client = await ctx.pool.connect()
  try {
    await client.query('begin')
    if (fives.length > 0) days.push(...(await gatherQuarterHours(client, fives, simulated)))
    if (days.length > 0) await mergeDays(client, merged(days), simulated)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
  wakeRelay()
}

const MERGE_DAYS = `
insert into "MeterDay" ("meterId", day, watts, simulated)
select g."meterId", g.day, g.watts::int[], $4
from unnest($1::text[], $2::date[], $3::text[]) as g("meterId", day, watts) order by 1, 2
on conflict ("meterId", day) do update set simulated = excluded.simulated, watts = (
  select array_agg(case when given is null or given = ${MISSING_WATTS} then had else given end order by i)
  from unnest(excluded.watts, "MeterDay".watts) with ordinality as both_(given, had, i))`

async function mergeDays(client: PoolClient, days: Day[], simulated: boolean): Promise<void> {
  await client.query({
    name: 'merge-meter-days',
    text: MERGE_DAYS,
    values: [
      days.map((day) => day.meterId),
      days.map((day) => day.day),
      days.map((day) => `{${day.watts.join(',')}}`),
      simulated,
    ],
  })
}

const GATHER = `
with given as (
  insert into "MeterFiveMinutes" ("meterId", start, watts, simulated)
  select g.*, $4 from unnest($1::text[], $2::timestamptz[], $3::int[]) as g("meterId", start, watts)
  on conflict ("meterId", start) do update set watts = excluded.watts
  returning "meterId", date_bin('15 minutes', start, 'epoch'::timestamptz) as quarter)
select distinct "meterId", quarter from given`

const TAKE_WHOLE = `
with whole as (
  select f."meterId", date_bin('15 minutes', f.start, 'epoch'::timestamptz) as quarter, avg(f.watts) as watts
  from "MeterFiveMinutes" f
  join unnest($1::text[], $2::timestamptz[]) as q("meterId", quarter)
    on q."meterId" = f."meterId" and f.start >= q.quarter and f.start < q.quarter + interval '15 minutes'
  group by 1, 2 having count(*) = 3),
gone as (
  delete from "MeterFiveMinutes" f using whole w where f."meterId" = w."meterId"
    and f.start >= w.quarter and f.start < w.quarter + interval '15 minutes')
select "meterId", quarter, round(watts)::int as watts from whole`

/** Keeps 5-minute readings until a quarter hour is whole, and answers the quarter hours that now are. */
async function gatherQuarterHours(
  client: PoolClient,
  fives: FiveMinutes[],
  simulated: boolean,
): Promise<Day[]> {
  const touched = await client.query<{ meterId: string; quarter: Date }>(GATHER, [
    fives.map((five) => five.meterId),
    fives.map((five) => five.start),
    fives.map((five) => five.watts),
    simulated,
  ])
  const whole = await client.query<{ meterId: string; quarter: Date; watts: number }>(TAKE_WHOLE, [
    touched.rows.map((row) => row.meterId),
    touched.rows.map((row) => row.quarter),
  ])
  return whole.rows.map(({ meterId, quarter, watts }) => {
    const [place] = slotsOf(quarter, 15)!
    const day = { meterId, day: place!.day, watts: new Array<number>(96).fill(MISSING_WATTS) }
    day.watts[place!.slot] = watts
    return day
  })
}

/** One row for a meter and day: a statement cannot write the same row twice. */
function merged(days: Day[]): Day[] {
  const byKey = new Map<string, Day>()
  for (const { meterId, day, watts } of days) {
    const into = dayOf(byKey, meterId, day).watts
    watts.forEach((value, slot) => {
      if (value !== MISSING_WATTS) into[slot] = value
    })
  }
  return [...byKey.values()]
}
