import { expect, test } from 'vitest'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { ActivationHome, ActivationHomes } from '@/lib/protocol/activation-homes'
import { activationAt, replaySpan } from './replay'

const at = (time: string) => Date.parse(`2026-05-13T${time}Z`)
const iso = (time: string) => `2026-05-13T${time}.000Z`

const activation = {
  id: 'a1',
  state: 'settled',
  startAt: iso('14:10:00'),
  endAt: iso('16:10:00'),
  funnel: { asked: 2, reached: 2, accepted: 1, declined: 1, silent: 0 },
  reductionKw: 3,
  energyKwh: 6,
  settlement: { currency: 'USD', totalMinor: 500, customers: 1 },
} as unknown as ActivationDto

const home = (id: string, over: Partial<ActivationHome>) =>
  ({ id, state: 'accepted', overriddenAt: null, amountMinor: 500, actualKw: 1, ...over }) as ActivationHome
const homes = {
  homes: [
    home('yes', { noticedAt: iso('14:02:00'), reachedAt: iso('14:02:30'), respondedAt: iso('14:04:00') }),
    home('no', {
      state: 'declined',
      noticedAt: iso('14:02:00'),
      reachedAt: iso('14:06:00'),
      respondedAt: iso('14:30:00'),
      overriddenAt: iso('14:30:00'),
    }),
  ],
  delivery: [],
  curve: [
    { at: iso('14:00:00'), baselineKw: 10, actualKw: 9 },
    { at: iso('14:15:00'), baselineKw: 10, actualKw: 6 },
  ],
} as ActivationHomes

test('before anybody was asked nothing had happened', () => {
  const then = activationAt(activation, homes, at('14:01:00'))
  expect(then.activation.state).toBe('scheduled')
  expect(then.activation.funnel).toEqual({ asked: 0, reached: 0, accepted: 0, declined: 0, silent: 0 })
})

test('answers count from the moment they were given', () => {
  const then = activationAt(activation, homes, at('14:05:00'))
  expect(then.activation.state).toBe('notifying')
  expect(then.activation.funnel).toEqual({ asked: 2, reached: 1, accepted: 1, declined: 0, silent: 1 })
})

test('an override is not foreseen', () => {
  const before = activationAt(activation, homes, at('14:29:59')).homes.homes[1]
  expect(before).toMatchObject({ state: 'asked', overriddenAt: null })
  expect(activationAt(activation, homes, at('14:30:00')).homes.homes[1]).toMatchObject({ state: 'declined' })
})

test('a quarter hour shows when it is over, money and measurement only in the result', () => {
  const then = activationAt(activation, homes, at('14:16:00'))
  expect(then.homes.curve.map((point) => point.actualKw)).toEqual([9, null])
  expect(then.activation.settlement).toBeNull()
  expect(then.homes.homes.every((one) => one.amountMinor === null && one.actualKw === null)).toBe(true)
})

test('at the end all answers stand as they are recorded', () => {
  const then = activationAt(activation, homes, at('17:00:00'))
  expect(then.activation.funnel).toEqual(activation.funnel)
  expect(then.activation.state).toBe('measuring')
})

test('it begins before the first notice, or before the alarm', () => {
  expect(replaySpan(activation, homes.homes, null).from).toBe(at('13:47:00'))
  expect(replaySpan(activation, homes.homes, at('13:30:00'))).toEqual({
    from: at('13:15:00'),
    to: at('17:10:00'),
  })
})
