import { expect, test } from 'vitest'
import type { LocalText } from '@/lib/domain/program/terms'
import { demoPrograms } from '@/lib/simulator/programs/demo-programs'

test.each(demoPrograms.map(({ id, terms }) => [id, terms] as const))(
  '%s is written in both languages',
  (_, terms) => {
    const texts: LocalText[] = [terms.name, terms.promise, terms.consent, ...Object.values(terms.card)]
    for (const { en, es } of texts) {
      expect(en.length).toBeGreaterThan(3)
      expect(es.length).toBeGreaterThan(3)
      expect(es).not.toBe(en)
      for (const jargon of [/baseline/i, /\bkWh?\/h\b/, /dispatch/i, /curtail/i])
        expect(en).not.toMatch(jargon)
    }
  },
)

test('ids and ranks are each there once', () => {
  expect(new Set(demoPrograms.map(({ id }) => id)).size).toBe(demoPrograms.length)
  expect(new Set(demoPrograms.map(({ rank }) => rank)).size).toBe(demoPrograms.length)
})

test('limits make sense together', () => {
  for (const { terms } of demoPrograms) {
    const { limits } = terms
    expect(limits.minHoursPerEvent).toBeLessThanOrEqual(limits.maxHoursPerEvent)
    expect(limits.maxEventsPerMonth).toBeLessThanOrEqual(limits.maxEventsPerYear)
    expect(limits.endHour).toBeGreaterThan(limits.startHour)
    expect(limits.maxHoursPerYear).toBeGreaterThanOrEqual(limits.maxHoursPerEvent)
  }
})
