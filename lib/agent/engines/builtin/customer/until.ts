import { DateTime } from 'luxon'
import type { Slots } from '@/lib/agent/understanding/understanding'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The moment that a customer's words end at ("until Aug 3", "for two weeks", "next week"); undefined when they name none. */
export function untilOf(slots: Slots, now: Date, timeZone: string): Date | undefined {
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  if (slots.durationMinutes && slots.durationMinutes >= 720)
    return local.plus({ minutes: slots.durationMinutes }).toJSDate()
  if (slots.date) return dateOf(slots.date, local)?.toJSDate()
  if (slots.untilDay) return untilDayOf(slots, slots.untilDay, local).toJSDate()
  if (slots.weekday) return lastWeekday(slots, slots.weekday, local).toJSDate()
  switch (slots.day) {
    case 'today':
    case 'tonight':
      return local.plus({ days: 1 }).startOf('day').toJSDate()
    case 'tomorrow':
      return local.plus({ days: 2 }).startOf('day').toJSDate()
    case 'this-week':
    case 'weekend':
      return local.endOf('week').plus({ milliseconds: 1 }).toJSDate()
    case 'next-week':
      return local.plus({ weeks: 1 }).endOf('week').plus({ milliseconds: 1 }).toJSDate()
    case 'this-month':
      return local.endOf('month').plus({ milliseconds: 1 }).toJSDate()
    case 'next-month':
      return local.plus({ months: 1 }).endOf('month').plus({ milliseconds: 1 }).toJSDate()
    default:
      return undefined
  }
}

/** When an absence begins that ends at `until`; undefined when it has begun, or no beginning was named. */
export function fromOf(slots: Slots, until: Date, now: Date, timeZone: string): Date | undefined {
  const end = DateTime.fromJSDate(until, { zone: timeZone })
  const fromWords = slots.fromWord && firstOf(slots.fromWord, DateTime.fromJSDate(now, { zone: timeZone }))
  if (fromWords) return fromWords <= end && fromWords.toJSDate() > now ? fromWords.toJSDate() : undefined
  const named = slots.fromDate
    ? DateTime.fromISO(/^\d{4}-/.test(slots.fromDate) ? slots.fromDate : `${end.year}-${slots.fromDate}`, {
        zone: timeZone,
      })
    : slots.fromDay
      ? end.set({ day: Math.min(slots.fromDay, end.daysInMonth ?? 31) }).startOf('day')
      : undefined
  if (!named?.isValid) return undefined
  const begins =
    named <= end ? named : slots.fromDate ? named.minus({ years: 1 }) : named.minus({ months: 1 })
  return begins.toJSDate() > now ? begins.toJSDate() : undefined
}

/** The 22nd of the month that was named beside it ("of next month"), else the next 22nd to come, after the first day named. */
function untilDayOf(slots: Slots, day: number, local: DateTime): DateTime {
  const inMonth = (month: DateTime) =>
    month.set({ day: Math.min(day, month.daysInMonth ?? 31) }).startOf('day')
  const over = slots.fromDay !== undefined && slots.fromDay > day ? 1 : 0
  if (slots.day === 'next-month') return inMonth(local.startOf('month').plus({ months: 1 + over }))
  if (slots.day === 'this-month') return inMonth(local.startOf('month').plus({ months: over }))
  // Whose first day is past already means the next month, not the rest of a stay that never began.
  const from = slots.fromDay === undefined ? undefined : nextDayOfMonth(slots.fromDay, local.startOf('day'))
  return from ? inMonth(from.startOf('month').plus({ months: over })) : nextDayOfMonth(day, local)
}

/** "Friday": the next one to come; "Friday next week", and the one after the weekday that it begins with. */
function lastWeekday(slots: Slots, weekday: NonNullable<Slots['weekday']>, local: DateTime): DateTime {
  const after = slots.fromWord && firstOf(slots.fromWord, local)
  const start = after ?? local.startOf('day')
  const ahead = (WEEKDAYS.indexOf(weekday) + 1 - start.weekday + 7) % 7 || 7
  const next = start.plus({ days: ahead })
  return slots.day === 'next-week' && !after ? weekdayOfNextWeek(weekday, local) : next
}

function weekdayOfNextWeek(weekday: NonNullable<Slots['weekday']>, local: DateTime): DateTime {
  return local.startOf('week').plus({ weeks: 1, days: WEEKDAYS.indexOf(weekday) })
}

/** The first day of an absence said in a word: "tomorrow", "friday". */
function firstOf(word: NonNullable<Slots['fromWord']>, local: DateTime): DateTime {
  const today = local.startOf('day')
  if (word === 'today') return today
  if (word === 'tomorrow') return today.plus({ days: 1 })
  const ahead = (WEEKDAYS.indexOf(word) + 1 - local.weekday + 7) % 7 || 7
  return today.plus({ days: ahead })
}

/** This month's day of that number, else next month's; a month too short ends with its last day. */
function nextDayOfMonth(day: number, local: DateTime): DateTime {
  const inMonth = (month: DateTime) =>
    month.set({ day: Math.min(day, month.daysInMonth ?? 31) }).startOf('day')
  const here = inMonth(local)
  return here > local ? here : inMonth(local.startOf('month').plus({ months: 1 }))
}

/** `YYYY-MM-DD`, or `MM-DD` in the year that lies ahead. */
function dateOf(date: string, local: DateTime): DateTime | undefined {
  const full = /^\d{4}-/.test(date) ? date : `${local.year}-${date}`
  const day = DateTime.fromISO(full, { zone: local.zone })
  if (!day.isValid) return undefined
  if (day > local) return day
  const next = day.plus({ years: 1 })
  return /^\d{4}-/.test(date) ? undefined : next
}
