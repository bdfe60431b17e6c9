import { DateTime } from 'luxon'
import type { Slots } from '@/lib/agent/understanding/understanding'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The moment that a customer's words end at ("until Aug 3", "for two weeks", "next week"); undefined when they name none. */
export function untilOf(slots: Slots, now: Date, timeZone: string): Date | undefined {
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  const long = lastsFor(slots)
  if (long) return (startOf(slots, long, local) ?? local).plus({ minutes: long }).toJSDate()
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

const WEEK_MINUTES = 10_080

/** How long, when that was said; "next week" is a week of the calendar, not seven days from now. */
function lastsFor({ durationMinutes, day }: Slots): number | undefined {
  if (!durationMinutes || durationMinutes < 720) return undefined
  return day === 'next-week' && durationMinutes === WEEK_MINUTES ? undefined : durationMinutes
}

/** "Leaving on Saturday for ten days", "from August 3 for a week": the day that so long a time begins with. */
function startOf(slots: Slots, minutes: number, local: DateTime): DateTime | undefined {
  if (slots.fromWord) return firstOf(slots.fromWord, local)
  if (slots.weekday) return firstOf(slots.weekday, local)
  if (slots.day === 'tomorrow') return firstOf('tomorrow', local)
  const date = slots.date && !slots.fromDate ? dateOf(slots.date, local) : undefined
  // "Two weeks, until August 3" names its end.
  const isEnd = date && Math.abs(date.diff(local, 'minutes').minutes - minutes) < 2 * 1440
  return isEnd ? undefined : date
}

/** Being away all of next week or month begins with its first day. */
export function beginsWith(slots: Slots, now: Date, timeZone: string): Date | undefined {
  if (slots.untilDay || slots.date || slots.weekday || slots.fromWord || lastsFor(slots)) return undefined
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  if (slots.day === 'next-week') return local.startOf('week').plus({ weeks: 1 }).toJSDate()
  if (slots.day === 'next-month') return local.startOf('month').plus({ months: 1 }).toJSDate()
  if (slots.day === 'weekend' && local.weekday < 6) return local.startOf('week').plus({ days: 5 }).toJSDate()
  return undefined
}

/** "Make it the 23rd" of an absence just proposed is the 23rd around its end, not the next one from today. */
export function besideProposed(slots: Slots, proposed: { from?: Date; until: Date }, zone: string): Slots {
  if (!slots.untilDay || slots.fromDay || slots.fromDate || slots.date || slots.day) return slots
  const end = DateTime.fromJSDate(proposed.until, { zone })
  const first = proposed.from && DateTime.fromJSDate(proposed.from, { zone })
  const inMonth = (month: DateTime) => month.set({ day: Math.min(slots.untilDay!, month.daysInMonth ?? 31) })
  const here = inMonth(end.startOf('month'))
  const until = first && here <= first ? inMonth(end.startOf('month').plus({ months: 1 })) : here
  return { ...slots, untilDay: undefined, date: until.toISODate()! }
}

/** When an absence begins that ends at `until`; undefined when it has begun, or no beginning was named. */
export function fromOf(slots: Slots, until: Date, now: Date, timeZone: string): Date | undefined {
  const end = DateTime.fromJSDate(until, { zone: timeZone })
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  const long = lastsFor(slots)
  const start = long && startOf(slots, long, local)
  if (start) return start > local ? start.toJSDate() : undefined
  const fromWords = slots.fromWord && firstOf(slots.fromWord, local)
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

const DAY_OF_MONTH =
  /\b(?:on|until|till|til|by|for|to|from|make it|it'?s|be|el|hasta|al?|para el)\s+(?:the |el )?(\d{1,2})(?:st|nd|rd|th)?\b(?! ?(?::|am\b|pm\b|a\.m|p\.m|%|days?|weeks?|months?|hours?|dias?|semanas?|mes|horas?|kwh?|of us|people))/

/** "Back on the 28th": a day of a month that was not named ends an absence. */
export function withDayOfMonth(slots: Slots, words: string): Slots {
  const { date, untilDay, weekday, durationMinutes } = slots
  if ((date ?? untilDay ?? weekday ?? durationMinutes) !== undefined) return slots
  const day = Number(DAY_OF_MONTH.exec(words)?.[1])
  return day >= 1 && day <= 31 ? { ...slots, day: undefined, untilDay: day } : slots
}
