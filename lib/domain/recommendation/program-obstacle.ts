import { DateTime } from 'luxon'
import type { ProgramTerms } from '@/lib/domain/program/terms'

export type CallWindow = {
  /** When customers would be told */
  noticeAt: Date
  startAt: Date
  endAt: Date
  timeZone: string
  /** Longest that the need can wait for its start */
  maxLeadMinutes: number
}

export type Obstacle = { code: string; values: Record<string, string | number> }

/**
 * Why a program cannot be called for a window at all, whoever is enrolled; null when it can.
 * Months, weekdays and hours are local; an event must lie inside the hours of one day unless any hour will do.
 */
export function programObstacle(terms: ProgramTerms, window: CallWindow): Obstacle | null {
  const { limits } = terms
  const durationMinutes = minutesBetween(window.startAt, window.endAt)
  if (limits.maxEventsPerYear < 1) return { code: 'not-callable', values: {} }
  if (terms.noticeMinutes > window.maxLeadMinutes)
    return {
      code: 'notice-too-long',
      values: { noticeMinutes: terms.noticeMinutes, leadMinutes: window.maxLeadMinutes },
    }
  if (durationMinutes > limits.maxHoursPerEvent * 60 + 1e-9)
    return { code: 'event-too-long', values: { maxHours: limits.maxHoursPerEvent, durationMinutes } }
  if (durationMinutes < limits.minHoursPerEvent * 60 - 1e-9)
    return { code: 'event-too-short', values: { minHours: limits.minHoursPerEvent, durationMinutes } }
  const start = DateTime.fromJSDate(window.startAt, { zone: window.timeZone })
  if (!limits.months.includes(start.month)) return { code: 'not-in-season', values: {} }
  if (!limits.weekdays.includes(start.weekday)) return { code: 'not-on-weekday', values: {} }
  if (limits.startHour === 0 && limits.endHour === 24) return null
  const end = DateTime.fromJSDate(window.endAt, { zone: window.timeZone })
  const opens = start.startOf('day').set({ hour: limits.startHour })
  const closes =
    limits.endHour === 24 ? start.endOf('day') : start.startOf('day').set({ hour: limits.endHour })
  if (start >= opens && end <= closes) return null
  const { startHour, endHour } = limits
  return {
    code: 'not-at-hour',
    values: { startHour, endHour, from: start.toFormat('HH:mm'), to: end.toFormat('HH:mm') },
  }
}

function minutesBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000
}
