import { DateTime } from 'luxon'

/** Minutes that a zone's wall clock is ahead of UTC at an instant (negative in the Americas). */
export function utcOffsetMinutes(at: Date, timeZone: string): number {
  return DateTime.fromJSDate(at, { zone: timeZone }).offset
}
