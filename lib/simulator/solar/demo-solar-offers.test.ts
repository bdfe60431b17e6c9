import { expect, test } from 'vitest'
import { pricePerWattMinor, solarOfferProblems } from '@/lib/domain/solar/offer'
import { demoSolarOffers } from '@/lib/simulator/solar/demo-solar-offers'

const offers = demoSolarOffers().map(({ offer, ...rest }) => ({
  ...rest,
  offer: { ...offer, validUntil: '2027-05-01T00:00:00.000Z' },
}))

test('there are at least eight offers, some under $8,000, one near 4 kW', () => {
  expect(offers.length).toBeGreaterThanOrEqual(8)
  expect(offers.filter(({ offer }) => offer.priceMinor < 800_000).length).toBeGreaterThanOrEqual(2)
  expect(offers.some(({ offer }) => Math.abs(offer.systemKw - 4) < 0.1)).toBe(true)
})

test.each(offers.map((offer) => [offer.name, offer] as const))(
  '%s adds up and has a credible price',
  (_, { offer }) => {
    expect(solarOfferProblems(offer)).toEqual([])
    expect(pricePerWattMinor(offer)).toBeGreaterThanOrEqual(250)
    expect(pricePerWattMinor(offer)).toBeLessThanOrEqual(400)
    for (const line of offer.lines) expect(line.amountMinor).toBeGreaterThan(0)
    for (const { downPaymentMinor } of offer.financing)
      expect(downPaymentMinor).toBeLessThan(offer.priceMinor)
  },
)
