import { DateTime } from 'luxon'
import type { ProgramTerms } from '@/lib/domain/program/terms'

export type PastEvent = { startAt: Date; endAt: Date }

export type EnrolledCustomer = {
  state: string
  pausedUntil: Date | null
  /** Away from then on; null is from now on */
  vacationFrom: Date | null
  vacationUntil: Date | null
  medicalEquipment: boolean
  /** Connected devices of the program's type */
  devices: number
  /** Events of this meter that ran, run or will run, of the last year */
  events: readonly PastEvent[]
}

export type CustomerObstacle = 'medical' | 'paused' | 'no-device' | 'busy' | 'resting' | 'no-events-left'

const HOUR_MS = 3_600_000

/** Why one enrolled customer cannot be called for an event now; null when they can. Days, months, years are local. */
export function customerObstacle(
  customer: EnrolledCustomer,
  terms: ProgramTerms,
  event: PastEvent & { timeZone: string },
): CustomerObstacle | null {
  // Whatever the terms say: powered medical equipment is never put at risk.
  if (customer.medicalEquipment) return 'medical'
  if (customer.state !== 'active') return 'paused'
  if (isAfter(customer.pausedUntil, event.startAt) || isAway(customer, event)) return 'paused'
  if (terms.deviceType !== null && customer.devices === 0) return 'no-device'
  if (customer.events.some((other) => other.startAt < event.endAt && other.endAt > event.startAt))
    return 'busy'
  const restMs = terms.limits.restHours * HOUR_MS
  if (
    customer.events.some(
      (other) =>
        other.startAt.getTime() < event.endAt.getTime() + restMs &&
        other.endAt.getTime() > event.startAt.getTime() - restMs,
    )
  )
    return 'resting'
  return hasEventsLeft(customer.events, terms, event) ? null : 'no-events-left'
}

function hasEventsLeft(
  events: readonly PastEvent[],
  { limits }: ProgramTerms,
  event: PastEvent & { timeZone: string },
): boolean {
  const start = DateTime.fromJSDate(event.startAt, { zone: event.timeZone })
  const same = (unit: 'day' | 'month' | 'year') =>
    events.filter((other) =>
      DateTime.fromJSDate(other.startAt, { zone: event.timeZone }).hasSame(start, unit),
    )
  const thisYear = same('year')
  const hours = [...thisYear, event].reduce((sum, one) => sum + hoursOf(one), 0)
  return (
    thisYear.length < limits.maxEventsPerYear &&
    same('month').length < limits.maxEventsPerMonth &&
    same('day').length < limits.maxEventsPerDay &&
    hours <= limits.maxHoursPerYear + 1e-9
  )
}

function hoursOf({ startAt, endAt }: PastEvent): number {
  return (endAt.getTime() - startAt.getTime()) / HOUR_MS
}

function isAway({ vacationFrom, vacationUntil }: EnrolledCustomer, event: PastEvent): boolean {
  return isAfter(vacationUntil, event.startAt) && (vacationFrom === null || vacationFrom < event.endAt)
}

function isAfter(date: Date | null, other: Date): boolean {
  return date !== null && date > other
}
