import { expect, test } from 'vitest'
import { type JudgedPlan, judgePlan, mayAct } from './judge-plan'
import type { PolicyConditions } from './policy-conditions'

const conditions: PolicyConditions = {
  priorities: [1],
  alertKinds: ['overload'],
  transformerIds: [],
  feederIds: ['F-12'],
  minPEnough: 0.95,
  maxKw: 40,
  maxCustomers: 30,
  maxEventsPerDay: 2,
  quietHours: { fromHour: 22, toHour: 6 },
  waitSeconds: 60,
}
const plan: JudgedPlan = {
  alert: {
    kind: 'overload',
    priority: 1,
    predicted: false,
    standing: true,
    transformerId: 'T-07',
    feederId: 'F-12',
  },
  option: { expectedKw: 20, customers: 18, pEnough: 0.97, enough: true },
  readingMinutes: 3,
  eventsToday: 1,
  needsTwo: false,
  gridNow: new Date('2026-07-15T18:00:00-07:00'),
  timeZone: 'America/Los_Angeles',
}
const failing = (more: Partial<JudgedPlan>, over: Partial<PolicyConditions> = {}) =>
  judgePlan({ ...conditions, ...over }, { ...plan, ...more })
    .filter((check) => !check.ok)
    .map((check) => check.code)

test('it acts when every condition holds', () => {
  expect(mayAct(judgePlan(conditions, plan))).toBe(true)
})

test('each condition stops it alone, and says which it was', () => {
  const { alert, option } = plan
  expect(failing({ alert: { ...alert, priority: 2 } })).toEqual(['priority'])
  expect(failing({ alert: { ...alert, kind: 'voltage' } })).toEqual(['kind'])
  expect(failing({ alert: { ...alert, kind: 'test' } })).toEqual(['real', 'kind'])
  expect(failing({ alert: { ...alert, predicted: true } })).toEqual(['measured'])
  expect(failing({ alert: { ...alert, standing: false } })).toEqual(['real'])
  expect(failing({ alert: { ...alert, feederId: 'F-13' } })).toEqual(['place'])
  expect(failing({ option: { ...option!, expectedKw: 40.1 } })).toEqual(['size'])
  expect(failing({ option: { ...option!, customers: 31 } })).toEqual(['customers'])
  expect(failing({ option: { ...option!, pEnough: 0.949 } })).toEqual(['enough'])
  expect(failing({ option: { ...option!, enough: false } })).toEqual(['enough'])
  expect(failing({ option: null })).toEqual(['enough', 'size', 'customers'])
  expect(failing({ readingMinutes: 31 })).toEqual(['fresh'])
  expect(failing({ readingMinutes: null })).toEqual(['fresh'])
  expect(failing({ eventsToday: 2 })).toEqual(['events-today'])
  expect(failing({ gridNow: new Date('2026-07-15T23:00:00-07:00') })).toEqual(['hours'])
  expect(failing({ needsTwo: true })).toEqual(['one-person'])
})

test('no place named means everywhere; a transformer can be named alone', () => {
  expect(failing({}, { feederIds: [] })).toEqual([])
  expect(failing({}, { feederIds: [], transformerIds: ['T-07'] })).toEqual([])
  expect(failing({}, { feederIds: [], transformerIds: ['T-08'] })).toEqual(['place'])
})
