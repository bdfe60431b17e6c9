import { expect, test } from 'vitest'
import { type SolarOffer, solarOfferProblems } from '@/lib/domain/solar/offer'

const text = { en: 'x', es: 'x' }
const sound: SolarOffer = {
  summary: text,
  currency: 'USD',
  systemKw: 4,
  panels: { count: 10, watts: 400, model: 'P', efficiencyPercent: 21 },
  inverter: { model: 'I', kind: 'string', ratedKw: 3.8 },
  lines: [
    { label: text, amountMinor: 400_000 },
    { label: text, amountMinor: 840_000 },
  ],
  priceMinor: 1_240_000,
  warrantyYears: { panels: 25, inverter: 12, workmanship: 10 },
  provider: { name: 'P', rating: 4.5, reviews: 10, since: 2010 },
  financing: [],
  validUntil: '2027-01-01T00:00:00.000Z',
  weeksToSwitchOn: { from: 4, to: 10 },
  cancellation: { freeUntil: 'site-visit', feePercent: 5 },
  eligibility: { homeTypes: ['house'], ownersOnly: true, minDailyKwh: 0 },
  notes: [],
}

test('an offer whose lines and panels add up has no problem', () => {
  expect(solarOfferProblems(sound)).toEqual([])
})

test('a price that is not the sum of its lines is found', () => {
  expect(solarOfferProblems({ ...sound, priceMinor: 800_000 })).toEqual(['lines-do-not-sum'])
})

test('panels that do not make the system size are found', () => {
  expect(solarOfferProblems({ ...sound, systemKw: 5 })).toEqual(['panels-do-not-match'])
})
