import { DateTime } from 'luxon'

export const QUARTER_MS = 900_000
export const QUARTERS_PER_DAY = 96

/** Turns quarter hours since 1970 (UTC) into quarter hours of local wall time. */
export type LocalCalendar = { localQuarter: (utcQuarter: number) => number }

/** A calendar of one time zone; offsets are looked up once for each UTC hour and remembered. */
export function makeLocalCalendar(timeZone: string): LocalCalendar {
  const offsetByHour = new Map<number, number>()
  return {
    localQuarter(utcQuarter) {
      const hour = Math.floor(utcQuarter / 4)
      let offset = offsetByHour.get(hour)
      if (offset === undefined) {
        offset = Math.round(DateTime.fromMillis(hour * 3_600_000, { zone: timeZone }).offset / 15)
        offsetByHour.set(hour, offset)
      }
      return utcQuarter + offset
    },
  }
}

/** Quarter hour of a moment since 1970, UTC. */
export function quarterOf(at: Date | number): number {
  return Math.floor(Number(at) / QUARTER_MS)
}

/** Local day number (days since 1970 in wall time). */
export function dayOf(localQuarter: number): number {
  return Math.floor(localQuarter / QUARTERS_PER_DAY)
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** Position in the year, 0 on the first of January to 1. */
export function yearPhase(day: number): number {
  const years = day / 365.2425
  return years - Math.floor(years)
}
