import { expect, test } from 'vitest'
import { needsReview } from './activation-result'
import { ACTIVATION_TRANSITIONS, type ActivationState } from './activation-state'
import { backUnderLimitAt } from './back-under-limit'
import { dueStep, type Progress } from './due-step'
import { selectParticipants } from './select-participants'
import { committedKwOf, missedEventMinor, outcomeOf, settlementTerms } from './settlement-terms'

const at = (minute: number) => new Date(Date.UTC(2026, 6, 15, 17, minute))

test('every state is reached from scheduled, and every way ends', () => {
  const reached = new Set<ActivationState>(['scheduled'])
  for (const state of reached) for (const next of ACTIVATION_TRANSITIONS[state]) reached.add(next)
  expect([...reached].sort()).toEqual(Object.keys(ACTIVATION_TRANSITIONS).sort())
  const ends = [...reached].filter((state) => ACTIVATION_TRANSITIONS[state].length === 0)
  expect(ends.sort()).toEqual(['aborted', 'failed', 'settled'])
})

const progress = (more: Partial<Progress>): Progress => ({
  state: 'scheduled',
  startAt: at(10),
  endAt: at(70),
  unasked: 0,
  measured: false,
  calledOff: false,
  reboundKnown: false,
  readingsComplete: false,
  ...more,
})

test.each<[Partial<Progress>, number, string | null]>([
  [{ state: 'scheduled' }, 0, 'notify'],
  [{ state: 'notifying', unasked: 3 }, 5, 'notify'],
  [{ state: 'notifying', unasked: 3 }, 15, 'notify'],
  [{ state: 'notifying' }, 9, null],
  [{ state: 'notifying' }, 10, 'start'],
  [{ state: 'active' }, 69, null],
  [{ state: 'active' }, 70, 'end'],
  [{ state: 'measuring' }, 71, null],
  [{ state: 'measuring', readingsComplete: true }, 71, 'measure'],
  [{ state: 'measuring' }, 70 + 24 * 60, 'measure'],
  [{ state: 'measuring', measured: true }, 71, 'settle'],
  [{ state: 'settled' }, 100, null],
  [{ state: 'settled' }, 190, 'rebound'],
  [{ state: 'settled', reboundKnown: true }, 190, null],
  [{ state: 'aborted' }, 0, 'call-off'],
  [{ state: 'aborted', calledOff: true }, 0, null],
  [{ state: 'failed' }, 500, null],
])('%j at minute %i owes %s', (given, minute, step) => {
  expect(dueStep(progress(given), at(minute))).toBe(step)
})

test('back under the limit means for the rest of the event', () => {
  const readings = (...loads: number[]) => loads.map((loadKw, i) => ({ observedAt: at(i), loadKw }))
  expect(backUnderLimitAt(readings(110, 99, 108, 100, 95), 100)).toEqual(at(3))
  expect(backUnderLimitAt(readings(90, 95), 100)).toEqual(at(0))
  expect(backUnderLimitAt(readings(110, 99, 101), 100)).toBeNull()
  expect(backUnderLimitAt([], 100)).toBeNull()
})

test('least called first, then who is here, then the newest', () => {
  const one = (meterId: string, recentCalls: number, live: boolean, day: number) => ({
    meterId,
    recentCalls,
    live,
    enrolledAt: new Date(Date.UTC(2026, 0, day)),
  })
  const all = [one('a', 2, true, 9), one('b', 0, false, 1), one('c', 0, false, 5), one('d', 0, true, 2)]
  expect(selectParticipants(all, 3).map((customer) => customer.meterId)).toEqual(['d', 'c', 'b'])
})

test('what became of a participant', () => {
  const of = (state: string, participation: string, overriddenAt: Date | null = null) =>
    outcomeOf({ state, participation, overriddenAt })
  expect(of('accepted', 'opt-in')).toBe('participated')
  expect(of('asked', 'opt-in')).toBe('no-response')
  expect(of('asked', 'opt-out')).toBe('participated')
  expect(of('declined', 'opt-out')).toBe('rejected')
  expect(of('declined', 'opt-out', at(30))).toBe('overridden')
})

test('who overrides is paid for energy alone, and a missed event costs what the terms say', () => {
  const terms = {
    reward: { perKwhMinor: 100, perEventMinor: 200 },
    penalty: { perMissedEventMinor: 50 },
  } as never
  expect(settlementTerms(terms, 'USD', 'participated')).toMatchObject({ rewardPerEventMinor: 200 })
  expect(settlementTerms(terms, 'USD', 'overridden')).not.toHaveProperty('rewardPerEventMinor')
  expect(missedEventMinor(terms, 'rejected')).toBe(50)
  expect(missedEventMinor(terms, 'no-response')).toBe(0)
})

test('only terms with a promise hold a participant to one, at what they were asked for', () => {
  const terms = (penalty: object | null) =>
    ({ reward: { perKwhMinor: 50 }, penalty, response: { participation: 0.9 } }) as never
  expect(committedKwOf(terms({ belowShare: 0.5 }), { expectedKw: 1.08 })).toBeCloseTo(1.2, 12)
  expect(committedKwOf(terms({ perMissedEventMinor: 50 }), { expectedKw: 1.08 })).toBeUndefined()
  expect(committedKwOf(terms(null), { expectedKw: 1.08 })).toBeUndefined()
  expect(settlementTerms(terms({ belowShare: 0.5 }), 'USD', 'participated').penalty).toEqual({
    belowPerformance: 0.5,
    forfeits: true,
  })
})

test('meters and transformer that disagree by more than 30 % are flagged', () => {
  expect(needsReview(70, 60)).toBe(false)
  expect(needsReview(70, 45)).toBe(true)
  expect(needsReview(0.4, 0.1)).toBe(false)
  expect(needsReview(70, null)).toBe(false)
})
