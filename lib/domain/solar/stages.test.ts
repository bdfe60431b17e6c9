import { expect, test } from 'vitest'
import { nextSolarStage, SOLAR_STAGES, solarCancellation } from '@/lib/domain/solar/stages'
import { visitSlots } from '@/lib/domain/solar/visit-slots'

test('every stage leads to the next and the last to none', () => {
  expect(SOLAR_STAGES.map(nextSolarStage)).toEqual([...SOLAR_STAGES.slice(1), null])
})

test('canceling is free until the site visit, costs a share after it, and ends when the system is on', () => {
  expect(solarCancellation('site-visit', 1_560_000, 5)).toEqual({ allowed: true, feeMinor: 0 })
  expect(solarCancellation('permit', 1_560_000, 5)).toEqual({ allowed: true, feeMinor: 78_000 })
  expect(solarCancellation('switched-on', 1_560_000, 5)).toEqual({ allowed: false })
})

test('visits are offered on working days at least three days ahead, by local time', () => {
  // A Wednesday evening in Los Angeles
  const slots = visitSlots(new Date('2026-07-16T02:00:00Z'), 'America/Los_Angeles')
  expect(slots.map((slot) => slot.toISOString())).toEqual([
    '2026-07-20T16:00:00.000Z',
    '2026-07-21T20:00:00.000Z',
    '2026-07-22T17:00:00.000Z',
  ])
})
