import { DateTime } from 'luxon'
import type { Turn } from '@/lib/agent/turn'
import type { Slots } from '@/lib/agent/understanding/understanding'

export type Period = { from: Date; to: Date; label: string }

const MONTHS = /\b(january|february|march|april|may|june|july|august|september|october|november|december)\b/i

/** A time of day as the room's clocks show it. */
export function clockTime(turn: Turn, at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: turn.ctx.env.TIME_ZONE }).format(at)
}

/**
 * Decisions are wall time while the room's clocks show grid time, which may run faster: how long ago is true by both.
 */
export function minutesSince(now: Date, at: Date | null): number {
  return at ? Math.max(0, Math.round((now.getTime() - at.getTime()) / 60_000)) : 0
}

/** The next time that the clocks show HH:MM, in grid time. */
export function nextAt(turn: Turn, time: string, gridNow: Date): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const now = DateTime.fromJSDate(gridNow, { zone: turn.ctx.env.TIME_ZONE })
  const at = now.set({ hour, minute, second: 0, millisecond: 0 })
  return (at > now ? at : at.plus({ days: 1 })).toJSDate()
}

/** The span of grid time that words such as yesterday, last week, in June or 2026-07-15 mean; null when none is named. */
export function periodOf(turn: Turn, slots: Slots, gridNow: Date): Period | null {
  const now = DateTime.fromJSDate(gridNow, { zone: turn.ctx.env.TIME_ZONE })
  const span = (from: DateTime, unit: 'day' | 'week' | 'month' | 'year', label: string): Period => ({
    from: from.startOf(unit).toJSDate(),
    to: from
      .startOf(unit)
      .plus({ [unit]: 1 })
      .toJSDate(),
    label,
  })
  if (slots.date) {
    const text = slots.date.length === 5 ? `${now.year}-${slots.date}` : slots.date
    const day = DateTime.fromISO(text, { zone: now.zone })
    return day.isValid ? span(day, 'day', text) : null
  }
  if (slots.weekday) {
    let day = now.startOf('day')
    while (day.setLocale('en').weekdayLong?.toLowerCase() !== slots.weekday) day = day.minus({ days: 1 })
    return span(day, 'day', slots.weekday)
  }
  switch (slots.day) {
    case 'today':
    case 'tonight':
    case 'now':
      return span(now, 'day', 'today')
    case 'yesterday':
      return span(now.minus({ days: 1 }), 'day', 'yesterday')
    case 'this-week':
      return span(now, 'week', 'this week')
    case 'last-week':
      return span(now.minus({ weeks: 1 }), 'week', 'last week')
    case 'this-month':
      return span(now, 'month', 'this month')
    case 'last-month':
      return span(now.minus({ months: 1 }), 'month', 'last month')
    case 'this-year':
    case 'this-season':
      return span(now, 'year', 'this year')
    case 'last-year':
      return span(now.minus({ years: 1 }), 'year', 'last year')
  }
  const month = MONTHS.exec(turn.text)?.[1]
  if (!month) return null
  const named = DateTime.fromFormat(month, 'MMMM', { locale: 'en', zone: now.zone }).set({ year: now.year })
  return span(named > now ? named.minus({ years: 1 }) : named, 'month', named.toFormat('MMMM'))
}
