import { expect, test } from 'vitest'
import { demoSolarOffers } from '@/lib/simulator/solar/demo-solar-offers'
import { solarNamedBy } from './solar-by-words'

const offers = demoSolarOffers().map(({ name, offer }) => ({
  name,
  promise: `${offer.provider.name}: panels.`,
  systemKw: offer.systemKw,
  priceMinor: offer.priceMinor,
}))
const named = (words: string) => solarNamedBy(words, offers).map(({ name }) => name)

test.each([
  ['the 2.4 from foothill', ['Foothill Six 2.4']],
  ['I want that foothill six', ['Foothill Six 2.4']],
  ['the big Foothill one', ['Foothill Full Roof 8.1']],
  ['the full roof', ['Foothill Full Roof 8.1']],
  ['the co-op starter', ['Co-op Starter 2.8']],
  ['coop starter pls', ['Co-op Starter 2.8']],
  ['the small two rivers one', ['Co-op Starter 2.8']],
  ['cloudbreak 5.2', ['Cloudbreak Classic 5.2']],
  ['the 4 kw one from cloudbreak', ['Cloudbreak Classic 4.0']],
  ['the bigger cloudbreak', ['Cloudbreak Classic 5.2']],
  ['the 6.4', ['Co-op Family 6.4']],
  ['the gable compact', ['Gable Compact 2.0']],
  ['the cheaper gable', ['Gable Compact 2.0']],
  ['la de daylight', ['Daylight Four 4.05']],
  ['la grande de foothill', ['Foothill Full Roof 8.1']],
])('"%s" is %j', (words, wanted) => expect(named(words)).toEqual(wanted))

test('a brand alone means each of its offers', () => {
  expect(named('the Cloudbreak then')).toEqual(
    expect.arrayContaining(['Cloudbreak Classic 4.0', 'Cloudbreak Classic 5.2']),
  )
})

test.each([
  'yes i want to order it',
  'my roof is full of leaves',
  'the first four of them',
  'I can pay 4 thousand',
  'a 6% rate',
  'solar energy for two homes',
  'order it for tuesday at 1',
  'is 13 the max?',
])('"%s" names none', (words) => expect(named(words)).toEqual([]))
