import type { Pool } from 'pg'
import type { GridClockAnchor } from '@/lib/domain/grid-clock'
import { gridTimeAt } from '@/lib/domain/grid-clock'
import type { DeviceType } from '@/lib/domain/response/device-types'
import { LONGEST_REBOUND_MS } from '@/lib/simulator/response/participant-reduction'
import { LIVE_FOR_MS } from '@/lib/usecases/recommendations/load-enrolled'

/** One noticed participant of an event that is felt in a span of time. */
export type EventRow = {
  activationId: string
  transformerId: string
  running: boolean
  startAt: Date
  /** The end, or when it was called off before it */
  endAt: Date
  plannedEndAt: Date
  createdGridAt: Date
  meterId: string
  type: DeviceType
  participation: 'opt-in' | 'opt-out'
  state: 'asked' | 'accepted' | 'declined'
  /** The simulator may answer: nobody real is there */
  answerable: boolean
  simulated: boolean
  noticedAt: Date
  reachedAt: Date | null
  respondedAt: Date | null
  overriddenAt: Date | null
  ratedKw: number
  capacityKwh: number | null
  /** Other events this home was told of in the seven days before this one */
  callsLast7Days: number
  /** The program pays for taking part; a message alone tires people */
  paid: boolean
}

type Row = Omit<EventRow, 'type' | 'running' | 'answerable' | 'plannedEndAt'> & {
  activationState: string
  abortedAt: Date | null
  deviceTypes: string[]
  live: boolean
}

/** Participants of simulated homes in events that are open, run, or are still felt between two grid times. */
export async function loadEvents(
  pool: Pool,
  clock: GridClockAnchor,
  wallNow: Date,
  fromMs: number,
  toMs: number,
): Promise<EventRow[]> {
  const { rows } = await pool.query<Row>({
    name: 'simulator-events',
    text: EVENTS,
    values: [
      new Date(fromMs - LONGEST_REBOUND_MS),
      new Date(toMs),
      new Date(wallNow.getTime() - LIVE_FOR_MS),
      wallNow,
    ],
  })
  return rows.map(({ activationState, abortedAt, deviceTypes, live, ...row }) => ({
    ...row,
    running: activationState === 'notifying' || activationState === 'active',
    plannedEndAt: row.endAt,
    endAt: abortedAt ? calledOffAt(clock, abortedAt, row.endAt) : row.endAt,
    type: (deviceTypes[0] ?? 'behavioural') as DeviceType,
    answerable: row.simulated && !live,
  }))
}

/** The clock's anchor moves at each start, so a call-off before it is only known to be no later. */
function calledOffAt(clock: GridClockAnchor, abortedAt: Date, endAt: Date): Date {
  const grid = abortedAt < clock.anchorWallAt ? clock.anchorGridAt : gridTimeAt(clock, abortedAt)
  return grid < endAt ? grid : endAt
}

const EVENTS = `
select a.id as "activationId", a."transformerId", a.state as "activationState",
  coalesce(p."startAt", a."startAt") as "startAt", coalesce(p."endAt", a."endAt") as "endAt", a."abortedAt",
  a."createdGridAt", p."meterId", p."deviceTypes", p.participation, p.state, p.simulated, p."noticedAt", p."reachedAt",
  p."respondedAt", p."overriddenAt", coalesce(d.kw, 0) as "ratedKw", d.kwh as "capacityKwh",
  coalesce(v.terms->'reward' <> '{}'::jsonb, true) as paid,
  (select count(*)::int from "Participant" q join "Activation" b on b.id = q."activationId"
    where q."meterId" = p."meterId" and q."activationId" <> a.id and q."noticedAt" is not null and b.state <> 'aborted'
      and b."startAt" < a."startAt" and b."startAt" > a."startAt" - interval '7 days') as "callsLast7Days",
  exists (select from "Session" s where s."customerId" = p."customerId" and s."endedAt" is null
    and s."liveAt" > $3 and s."expiresAt" > $4) as live
from "Activation" a
join "Participant" p on p."activationId" = a.id and p."noticedAt" is not null
join "Meter" m on m.id = p."meterId" and m.simulated
left join "ProgramVersion" v on v."programId" = p."programId" and v.version = p."programVersion"
left join lateral (
  select sum("ratedKw") as kw, sum("capacityKwh") as kwh from "Device"
  where "meterId" = p."meterId" and type = p."deviceTypes"[1] and state = 'connected') d on true
where a.state in ('notifying', 'active')
  or (a.state in ('measuring', 'settled', 'aborted') and a."startAt" < $2 and a."endAt" > $1)`
