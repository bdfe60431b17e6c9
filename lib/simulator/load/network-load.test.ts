import { describe, expect, test } from 'vitest'
import { fillWatts, weatherOfDays } from '@/lib/simulator/load/fill-watts'
import { QUARTERS_PER_DAY } from '@/lib/simulator/load/local-calendar'
import { buildNetwork } from '@/lib/simulator/network/build-network'
import { lossesKw, servedKwAt } from '@/lib/simulator/network/transformer-losses'

const SEED = 20260101
const network = buildNetwork(SEED)
/** Every tenth day from the autumn before the demo's first winter to two years later: all seasons and weekdays. */
const FROM = Math.floor(Date.UTC(2026, 8, 1) / 86_400_000)
const DAYS = Array.from({ length: 73 }, (_, i) => FROM + 10 * i)

describe(`load of the demo network over two years (seed ${SEED}, ${DAYS.length} days)`, () => {
  const sums = new Map(
    network.transformers.map(({ id }) => [id, new Float64Array(DAYS.length * QUARTERS_PER_DAY)]),
  )
  const weathers = DAYS.map((day) => weatherOfDays(SEED, day, 1))
  const watts = new Int32Array(QUARTERS_PER_DAY)
  for (const transformer of network.transformers)
    for (const home of transformer.homes)
      weathers.forEach((weather, d) => {
        fillWatts(home.model, weather, watts)
        const sum = sums.get(transformer.id)!
        for (let q = 0; q < QUARTERS_PER_DAY; q++) sum[d * QUARTERS_PER_DAY + q]! += watts[q]! / 1000
      })

  test.each(network.transformers.map((transformer) => [transformer.id, transformer] as const))(
    '%s stays under 95 %% of its rating and is busy in the evening',
    (id, transformer) => {
      const ratedKw = transformer.ratedKva * transformer.powerFactor
      const share = Array.from(sums.get(id)!, (served) => (served + lossesKw(transformer, served)) / ratedKw)
      const evenings = DAYS.map((_, d) =>
        Math.max(...share.slice(d * QUARTERS_PER_DAY + 68, d * QUARTERS_PER_DAY + 88)),
      ).sort((a, b) => a - b)
      expect(Math.max(...share)).toBeLessThan(0.95)
      expect(evenings[Math.floor(DAYS.length / 2)]).toBeGreaterThan(0.6)
      expect(evenings[Math.floor(DAYS.length / 2)]).toBeLessThan(0.9)
    },
  )
})

test('what a transformer serves is found from its total load', () => {
  const plate = network.transformers[0]!
  for (const served of [-40, 0, 55.5, 200, 300])
    expect(servedKwAt(plate, served + lossesKw(plate, served))).toBeCloseTo(served, 9)
})
