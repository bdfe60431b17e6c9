import { DateTime } from 'luxon'
import type { BaselineRule } from '@/lib/domain/baseline/baseline-rules'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

export type MeasurementEvent = { start: Date; end: Date; noticeAt?: Date }

export type MeasurementInput = {
  rule: BaselineRule
  intervalMinutes: number
  /** IANA name. */
  timeZone: string
  event: MeasurementEvent
  /** Local dates, yyyy-mm-dd. */
  holidays?: readonly string[]
  eventDays?: readonly string[]
  /** Start of any interval of the readings; local midnight of the event's day when not given. */
  gridAnchor?: Date
}

/** Starts of intervals in epoch milliseconds; NaN where a day has no such wall time. */
export type DayIntervals = { event: number[]; window: number[]; rebound: number[] }

export type LikeDayCandidate = DayIntervals & { date: string; wholeDay: number[] }

/** Which intervals of which days a measurement looks at: worked out once an event, used for every meter. */
export type MeasurementPlan = DayIntervals & {
  rule: BaselineRule
  intervalMinutes: number
  eventHours: number
  eventDate: string
  /** Same day type, no event, no holiday, inside the look-back; most recent first. */
  candidates: LikeDayCandidate[]
}

/**
 * Lays out one event's measurement: touched intervals, adjustment window, two hours after, candidate like days.
 * Intervals touched by the event count whole. Like days are matched by local wall time, so a clock change between
 * them moves nothing. Formula and windows: docs/analytics.md, "Measurement".
 * @throws RangeError for an unknown time zone, an empty event, an interval that is no positive number of minutes
 */
export function planMeasurement(input: MeasurementInput): MeasurementPlan {
  const { rule, intervalMinutes, timeZone, event } = input
  const startMs = event.start.getTime()
  const endMs = event.end.getTime()
  if (!(endMs > startMs)) throw new RangeError('the event must end after it starts')
  if (!(intervalMinutes > 0 && intervalMinutes <= 1440))
    throw new RangeError('intervalMinutes must lie in 1..1440')
  const startLocal = DateTime.fromMillis(startMs, { zone: timeZone })
  if (!startLocal.isValid) throw new RangeError(`unknown time zone ${timeZone}`)
  const eventDay = startLocal.startOf('day')

  const step = intervalMinutes * MINUTE_MS
  const anchor = (input.gridAnchor?.getTime() ?? eventDay.toMillis()) % step
  const firstTouched = Math.floor((startMs - anchor) / step) * step + anchor
  const firstAtOrAfter = (ms: number) => Math.ceil((ms - anchor) / step) * step + anchor
  const starts = (from: number, before: number) => {
    const list: number[] = []
    for (let at = from; at < before; at += step) list.push(at)
    return list
  }
  const window = adjustmentWindow(rule, event)
  const own: DayIntervals = {
    event: starts(firstTouched, endMs),
    // Only intervals that lie inside the window whole: a part of the event must not adjust itself.
    window: window ? starts(firstAtOrAfter(window.from), window.to - step + 1) : [],
    rebound: starts(firstAtOrAfter(endMs), endMs + 2 * HOUR_MS),
  }

  const holidays = new Set(input.holidays)
  const eventDays = new Set(input.eventDays)
  const businessEvent = isBusinessDay(eventDay, holidays)
  const shifted = shifter(own, eventDay, timeZone)
  const candidates: LikeDayCandidate[] = []
  for (let back = 1; back <= rule.lookbackCalendarDays; back++) {
    const day = eventDay.minus({ days: back })
    const date = day.toISODate() as string
    if (holidays.has(date) || eventDays.has(date)) continue
    if (isBusinessDay(day, holidays) !== businessEvent) continue
    const wholeDay = starts(firstAtOrAfter(day.toMillis()), day.plus({ days: 1 }).toMillis())
    candidates.push({ date, wholeDay, ...shifted(day) })
  }
  return {
    rule,
    intervalMinutes,
    eventHours: (endMs - startMs) / HOUR_MS,
    eventDate: eventDay.toISODate() as string,
    candidates,
    ...own,
  }
}

/** Monday to Friday and no holiday; everything else is the other day type. */
function isBusinessDay(day: DateTime, holidays: ReadonlySet<string>): boolean {
  return day.weekday <= 5 && !holidays.has(day.toISODate() as string)
}

/**
 * Hours before the event in which the day is compared with its like days. What customers do once they know of the
 * event must not count: a notice earlier than the window moves the window before it, a notice inside shortens it.
 */
function adjustmentWindow(rule: BaselineRule, event: MeasurementEvent): { from: number; to: number } | null {
  if (rule.sameDay.kind === 'none') return null
  const { fromHours, toHours } = rule.sameDay
  const startMs = event.start.getTime()
  const from = startMs - fromHours * HOUR_MS
  const to = startMs - toHours * HOUR_MS
  const notice = event.noticeAt?.getTime() ?? startMs
  if (notice >= to) return { from, to }
  if (notice - from >= HOUR_MS) return { from, to: notice }
  return { from: notice - fromHours * HOUR_MS, to: notice - toHours * HOUR_MS }
}

/** Moves the event day's intervals to another day by local wall time, days counted from the event's day. */
function shifter(own: DayIntervals, eventDay: DateTime, timeZone: string): (day: DateTime) => DayIntervals {
  const describe = (at: number) => {
    const local = DateTime.fromMillis(at, { zone: timeZone })
    const dayOffset = Math.round(local.startOf('day').diff(eventDay, 'days').days)
    return {
      dayOffset,
      hour: local.hour,
      minute: local.minute,
      second: local.second,
      millisecond: local.millisecond,
    }
  }
  const walls = {
    event: own.event.map(describe),
    window: own.window.map(describe),
    rebound: own.rebound.map(describe),
  }
  const dates = new Map<number, { start: DateTime; regular: boolean }>()
  const dateAt = (day: DateTime, dayOffset: number) => {
    const start = day.plus({ days: dayOffset })
    const key = start.toMillis()
    const known = dates.get(key)
    if (known) return known
    const regular = start.plus({ days: 1 }).toMillis() - key === 24 * HOUR_MS
    const made = { start, regular }
    dates.set(key, made)
    return made
  }
  return (day) => {
    const offsets = new Map<number, { start: DateTime; regular: boolean }>()
    const at = ({ dayOffset, ...wall }: ReturnType<typeof describe>) => {
      const date = offsets.get(dayOffset) ?? dateAt(day, dayOffset)
      offsets.set(dayOffset, date)
      if (date.regular) {
        return (
          date.start.toMillis() +
          wall.hour * HOUR_MS +
          wall.minute * MINUTE_MS +
          wall.second * 1000 +
          wall.millisecond
        )
      }
      const moved = date.start.set(wall)
      // A wall time the clock skipped that day: luxon moves it on, the day simply lacks it.
      return moved.hour === wall.hour && moved.minute === wall.minute ? moved.toMillis() : Number.NaN
    }
    return { event: walls.event.map(at), window: walls.window.map(at), rebound: walls.rebound.map(at) }
  }
}
