import { DateTime } from 'luxon'

/** What a person has set about messages. Hours are local, 0 to 23; equal hours mean no quiet hours. */
export type NoticePreferences = {
  quietHours: { fromHour: number; toHour: number }
  /** Away from then on; null is from now on */
  vacationFrom: Date | null
  vacationUntil: Date | null
}

export const DEFAULT_QUIET_HOURS = { fromHour: 21, toHour: 7 } as const
export const MOST_MESSAGES_A_DAY = 2

export type NoticeDecision =
  | { now: true }
  | { now: false; reason: 'quiet-hours' | 'daily-limit' | 'vacation'; retryAt: Date }

/**
 * Whether a person may be told something now: not in their quiet hours, at most two messages a day, not on vacation. An
 * emergency is held by none of these. `retryAt` is the first instant at which the same rule lets it through.
 */
export function mayNotifyNow(input: {
  now: Date
  timeZone: string
  prefs: NoticePreferences
  /** Messages sent on this local day */
  sentToday: number
  emergency: boolean
}): NoticeDecision {
  const { now, prefs, timeZone } = input
  if (input.emergency) return { now: true }
  const left = prefs.vacationFrom === null || prefs.vacationFrom <= now
  if (left && prefs.vacationUntil && prefs.vacationUntil > now)
    return { now: false, reason: 'vacation', retryAt: prefs.vacationUntil }
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  if (isQuiet(local.hour, prefs.quietHours))
    return { now: false, reason: 'quiet-hours', retryAt: endOfQuiet(local, prefs.quietHours) }
  if (input.sentToday >= MOST_MESSAGES_A_DAY) {
    const tomorrow = local.plus({ days: 1 }).startOf('day')
    const free = isQuiet(0, prefs.quietHours) ? tomorrow.set({ hour: prefs.quietHours.toHour }) : tomorrow
    return { now: false, reason: 'daily-limit', retryAt: free.toJSDate() }
  }
  return { now: true }
}

/** Whether an hour lies in the quiet hours, which may span midnight. */
export function isQuiet(hour: number, { fromHour, toHour }: { fromHour: number; toHour: number }): boolean {
  if (fromHour === toHour) return false
  return fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour
}

function endOfQuiet(local: DateTime, { toHour }: { toHour: number }): Date {
  const end = local.set({ hour: toHour, minute: 0, second: 0, millisecond: 0 })
  return (end > local ? end : end.plus({ days: 1 })).toJSDate()
}

/** Preferences of a customer row as stored, with the defaults where nothing was set. */
export function readNoticePreferences(stored: unknown, vacationUntil: Date | null): NoticePreferences {
  const { quietHours, vacationFrom } = (stored ?? {}) as {
    quietHours?: { fromHour?: unknown; toHour?: unknown }
    vacationFrom?: unknown
  }
  const from = typeof vacationFrom === 'string' ? new Date(vacationFrom) : null
  const hour = (value: unknown, fallback: number) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 24 ? value : fallback
  return {
    quietHours: {
      fromHour: hour(quietHours?.fromHour, DEFAULT_QUIET_HOURS.fromHour),
      toHour: hour(quietHours?.toHour, DEFAULT_QUIET_HOURS.toHour),
    },
    vacationFrom: vacationUntil && from && !Number.isNaN(from.getTime()) ? from : null,
    vacationUntil,
  }
}
