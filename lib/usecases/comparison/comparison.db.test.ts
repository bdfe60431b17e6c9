import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '@/lib/usecases/context'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { changeAssumption, compareForHome } from './compare-for-home'
import { presentComparison } from './present-comparison'

let network: TestNetwork
let mine: Context
let other: Context

beforeAll(async () => {
  network = await createTestNetwork({ homes: 4 })
  mine = network.customer(network.homes[0]!)
  other = network.customer(network.homes[1]!)
  const text = { en: 'Panels', es: 'Paneles' }
  for (const [id, systemKw, priceMinor] of [
    ['small', 2, 700_000],
    ['middle', 4, 1_240_000],
  ] as const)
    await network.db.solarOffer.create({
      data: {
        id,
        name: id,
        providerName: 'P',
        systemKw,
        details: {
          summary: text,
          currency: 'USD',
          systemKw,
          panels: { count: systemKw * 2, watts: 500, model: 'P', efficiencyPercent: 21 },
          inverter: { model: 'I', kind: 'string', ratedKw: systemKw },
          lines: [{ label: text, amountMinor: priceMinor }],
          priceMinor,
          warrantyYears: { panels: 25, inverter: 12, workmanship: 10 },
          provider: { name: 'P', rating: 4.5, reviews: 10, since: 2010 },
          financing: [],
          validUntil: '2027-01-01T00:00:00.000Z',
          weeksToSwitchOn: { from: 4, to: 10 },
          cancellation: { freeUntil: 'site-visit', feePercent: 5 },
          eligibility: { homeTypes: ['house'], ownersOnly: true, minDailyKwh: 0 },
          notes: [],
        },
      },
    })
  // One home uses power at noon, the other at night: the same panels are worth less to the second.
  const noon = (slot: number) => (slot >= 68 && slot < 92 ? 4000 : 300)
  const night = (slot: number) => (slot >= 12 && slot < 36 ? 4000 : 300)
  for (const [home, watts] of [
    [network.homes[0]!, noon],
    [network.homes[1]!, night],
  ] as const)
    await network.db.meterDay.createMany({
      data: Array.from({ length: 8 }, (_, i) => ({
        meterId: home.meterId,
        day: new Date(Date.UTC(2026, 6, 6 + i)),
        watts: Array.from({ length: 96 }, (_, slot) => watts(slot)),
      })),
    })
})
afterAll(() => network.close())

const compare = (ctx: Context, solarOfferId = 'solar:middle') =>
  compareForHome({ ctx, input: { solarOfferId } })

test('the share used at home comes from the meter: a home of the day uses more than a home of the night', async () => {
  const [day, night] = [await compare(mine), await compare(other)]
  expect(day.comparison.selfUseShare).toBeGreaterThan(0.75)
  expect(night.comparison.selfUseShare).toBeLessThan(0.4)
  expect(day.comparison.solar.yearMinor.low).toBeGreaterThan(night.comparison.solar.yearMinor.high)
})

test('a changed assumption is kept for the next session, for this customer alone', async () => {
  const before = await compare(mine)
  await changeAssumption({ ctx: mine, input: { id: 'rateGrowthPercent', value: '3%' } })
  await changeAssumption({ ctx: mine, input: { id: 'systemKw', value: '2 kW' } })
  const after = await compare(mine)
  expect(after.solar.offerId).toBe('solar:small')
  expect(after.assumptions.rateGrowthPercent).toBe(3)
  expect(after.changed.toSorted()).toEqual(['rateGrowthPercent', 'systemKw'])
  expect((await compare(other)).changed).toEqual([])
  const card = await presentComparison(network.as(mine.actor).env, after, 'en')
  expect(card.assumptions.find((a) => a.id === 'rateGrowthPercent')).toMatchObject({
    value: '3% a year',
    source: 'Set by you',
    editable: true,
  })
  await changeAssumption({ ctx: mine, input: { id: 'all', value: null } })
  expect((await compare(mine)).comparison).toEqual(before.comparison)
})

test.each([
  ['horizonYears', '400'],
  ['retailMinorPerKwh', 'free'],
  ['nonsense', '3'],
])('%s = %s is refused and changes nothing', async (id, value) => {
  await expect(changeAssumption({ ctx: mine, input: { id, value } })).rejects.toMatchObject({
    code: 'invalid-input',
  })
  expect((await compare(mine)).changed).toEqual([])
})

test('two changes at once are both kept', async () => {
  await Promise.all([
    changeAssumption({ ctx: mine, input: { id: 'fadePercent', value: '1' } }),
    changeAssumption({ ctx: mine, input: { id: 'horizonYears', value: '20' } }),
  ])
  expect((await compare(mine)).assumptions).toMatchObject({ fadePercent: 1, horizonYears: 20 })
})

test('the card has three ways, a row for each question, and says both ends of every range', async () => {
  const found = await compare(mine)
  for (const locale of ['en', 'es'] as const) {
    const card = await presentComparison(mine.env, found, locale)
    expect(card.columns.map((column) => column.id)).toEqual(['solar', 'program', 'both'])
    expect(card.rows.map((row) => row.id)).toEqual(
      expect.arrayContaining(['upFront', 'perYear', 'payback', 'net', 'certainty', 'effort', 'needs']),
    )
    expect(card.rows.every((row) => row.values.length === 3 && row.values.every(Boolean))).toBe(true)
    expect(JSON.stringify(card)).not.toMatch(/comparison\.|NaN|undefined|Infinity/)
  }
})
