import { expect, test } from 'vitest'
import { loanOf } from './annuity'
import { AT_ONCE, loanKey, loanOfKey } from './payment-choice'

test('a loan’s key says the loan back, to the cent', () => {
  const terms = { months: 120, aprPercent: 7.5, downPaymentMinor: 100_000 }
  expect(loanOfKey(loanKey(terms), 1_240_000)).toEqual(loanOf(1_240_000, terms))
})

test.each([AT_ONCE, null, undefined, '', 'loan-0-5-0', 'loan-84', 'loan--5-5-0', 'loan-84-6.9-0; x'])(
  '%j is no loan',
  (key) => expect(loanOfKey(key, 770_000)).toBeNull(),
)
