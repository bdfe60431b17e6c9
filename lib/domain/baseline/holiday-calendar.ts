import { DateTime } from 'luxon'

/** `nerc`: the six off-peak holidays of North American grids; `none`; or dates, yyyy-mm-dd, separated by commas. */
export type HolidayCalendar = string

export function isHolidayCalendar(text: string): boolean {
  return text === 'nerc' || text === 'none' || datesOf(text).every(isDate)
}

/** Holidays of the calendar in these years as local dates; own dates are given whole, whatever the years. */
export function holidaysOf(calendar: HolidayCalendar, years: readonly number[]): string[] {
  if (calendar === 'none') return []
  return calendar === 'nerc' ? years.flatMap(nercHolidays) : datesOf(calendar)
}

/** A holiday on a Sunday is kept on the Monday after as well; one on a Saturday is not moved. */
function nercHolidays(year: number): string[] {
  const fixed = [
    [1, 1],
    [7, 4],
    [12, 25],
  ].flatMap(([month, day]) => {
    const date = DateTime.utc(year, month!, day!)
    return date.weekday === 7 ? [date, date.plus({ days: 1 })] : [date]
  })
  return [...fixed, lastMonday(year, 5), nthWeekday(year, 9, 1, 1), nthWeekday(year, 11, 4, 4)]
    .map((date) => date.toISODate()!)
    .sort()
}

function nthWeekday(year: number, month: number, weekday: number, n: number): DateTime<true> {
  const first = DateTime.utc(year, month, 1) as DateTime<true>
  return first.plus({ days: ((weekday - first.weekday + 7) % 7) + 7 * (n - 1) })
}

function lastMonday(year: number, month: number): DateTime<true> {
  const last = DateTime.utc(year, month, 1).endOf('month').startOf('day') as DateTime<true>
  return last.minus({ days: (last.weekday + 6) % 7 })
}

function datesOf(text: string): string[] {
  return text
    .split(',')
    .map((date) => date.trim())
    .filter(Boolean)
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text).isValid
}
