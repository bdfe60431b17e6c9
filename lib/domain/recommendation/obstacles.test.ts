import { expect, test } from 'vitest'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import { customerObstacle, type EnrolledCustomer } from './customer-obstacle'
import { programObstacle } from './program-obstacle'

const timeZone = 'America/Los_Angeles'
/** Wednesday 15 July 2026, local */
const local = (hour: number, minute = 0) => new Date(Date.UTC(2026, 6, 15, hour + 7, minute))
const limits: ProgramTerms['limits'] = {
  months: [6, 7, 8, 9],
  weekdays: [1, 2, 3, 4, 5],
  startHour: 15,
  endHour: 20,
  minHoursPerEvent: 1,
  maxHoursPerEvent: 3,
  maxEventsPerDay: 1,
  maxEventsPerMonth: 4,
  maxEventsPerYear: 10,
  maxHoursPerYear: 20,
  restHours: 6,
}
const terms = (more: Partial<ProgramTerms['limits']> = {}, noticeMinutes = 30) =>
  ({ noticeMinutes, deviceType: 'thermostat', limits: { ...limits, ...more } }) as ProgramTerms
const window = (startAt: Date, hours = 2) => ({
  noticeAt: local(12),
  startAt,
  endAt: new Date(startAt.getTime() + hours * 3_600_000),
  timeZone,
  maxLeadMinutes: 60,
})

test.each([
  ['inside its hours', terms(), window(local(17)), null],
  ['ends on the closing hour', terms(), window(local(18)), null],
  ['ends after it', terms(), window(local(18, 30)), 'not-at-hour'],
  ['starts before it', terms(), window(local(14, 45)), 'not-at-hour'],
  ['on a Saturday', terms({ weekdays: [6, 7] }), window(local(17)), 'not-on-weekday'],
  ['in another season', terms({ months: [12, 1, 2] }), window(local(17)), 'not-in-season'],
  ['longer than it may be', terms(), window(local(15), 4), 'event-too-long'],
  ['shorter than it must be', terms(), window(local(17), 0.5), 'event-too-short'],
  ['a day of notice', terms({}, 1440), window(local(17)), 'notice-too-long'],
  ['not an event program', terms({ maxEventsPerYear: 0 }), window(local(17)), 'not-callable'],
  ['any hour, over midnight', terms({ startHour: 0, endHour: 24 }), window(local(23)), null],
  ['until midnight', terms({ startHour: 20, endHour: 24 }), window(local(21, 30)), null],
  ['past midnight', terms({ startHour: 20, endHour: 24 }), window(local(23)), 'not-at-hour'],
])('a program %s', (_name, given, at, code) => {
  expect(programObstacle(given, at)?.code ?? null).toBe(code)
})

const customer = (more: Partial<EnrolledCustomer> = {}): EnrolledCustomer => ({
  state: 'active',
  pausedUntil: null,
  vacationFrom: null,
  vacationUntil: null,
  medicalEquipment: false,
  devices: 1,
  events: [],
  ...more,
})
const event = { startAt: local(17), endAt: local(19), timeZone }
const past = (startAt: Date, hours = 2) => ({
  startAt,
  endAt: new Date(startAt.getTime() + hours * 3_600_000),
})
const daysAgo = (days: number, hour = 17) => past(new Date(local(hour).getTime() - days * 86_400_000))

test.each<[string, EnrolledCustomer, string | null]>([
  ['who is free', customer(), null],
  ['with medical equipment', customer({ medicalEquipment: true }), 'medical'],
  ['who paused', customer({ state: 'paused' }), 'paused'],
  ['who is away', customer({ vacationUntil: local(20) }), 'paused'],
  ['who came back', customer({ vacationUntil: local(16) }), null],
  ['who leaves later', customer({ vacationFrom: local(19), vacationUntil: local(23) }), null],
  ['who leaves during it', customer({ vacationFrom: local(18), vacationUntil: local(23) }), 'paused'],
  ['without the device', customer({ devices: 0 }), 'no-device'],
  ['in an event then', customer({ events: [past(local(18))] }), 'busy'],
  ['in an event before', customer({ events: [past(local(12), 2)] }), 'resting'],
  ['with an event today already', customer({ events: [past(local(2), 2)] }), 'no-events-left'],
  ['with four this month', customer({ events: [2, 4, 6, 8].map((d) => daysAgo(d)) }), 'no-events-left'],
  ['with three this month', customer({ events: [2, 4, 6].map((d) => daysAgo(d)) }), null],
  [
    'with ten this year',
    customer({ events: Array.from({ length: 10 }, (_, i) => daysAgo(20 + i)) }),
    'no-events-left',
  ],
])('a customer %s', (_name, given, code) => {
  expect(customerObstacle(given, terms(), event)).toBe(code)
})

test('hours of the year count with the event that is asked', () => {
  const events = Array.from({ length: 3 }, (_, i) =>
    past(new Date(local(15).getTime() - (30 + i) * 86_400_000), 3),
  )
  expect(customerObstacle(customer({ events }), terms({ maxHoursPerYear: 11 }), event)).toBeNull()
  expect(customerObstacle(customer({ events }), terms({ maxHoursPerYear: 10.5 }), event)).toBe(
    'no-events-left',
  )
})
