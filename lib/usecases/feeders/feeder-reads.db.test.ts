import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCallable } from '@/lib/usecases/recommendations/read-callable'
import { createTestNetwork, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { readFeederReserves } from './read-feeder-reserves'
import { readFeederTrends } from './read-feeder-trends'

const HOUR_MS = 3_600_000
let network: TestNetwork
let feederId: string

beforeAll(async () => {
  network = await createTestNetwork({ homes: 24 })
  ;({ feederId } = await network.db.transformer.findUniqueOrThrow({ where: { id: T7 } }))
})
afterAll(() => network.close())

it('a feeder is what its transformers carry against their ratings, and one that says nothing makes no dip', async () => {
  const { db, clock } = network
  const known = await db.transformer.findUniqueOrThrow({ where: { id: T7 } })
  const { externalId: _, ...copy } = known
  await db.transformer.create({ data: { ...copy, id: 'T-08', ratedKva: known.ratedKva * 3 } })
  await db.transformerReading.deleteMany({ where: { transformerId: { in: [T7, 'T-08'] } } })
  const rated = known.ratedKva * known.powerFactor
  // Whole half hours, so that a reading and its step are told apart.
  const back = (hours: number) =>
    new Date(Math.floor((clock.now.getTime() - hours * HOUR_MS) / (HOUR_MS / 2)) * (HOUR_MS / 2))
  await db.transformerReading.createMany({
    data: [
      { transformerId: T7, observedAt: back(5), loadKw: rated * 0.8 },
      { transformerId: 'T-08', observedAt: back(5), loadKw: 3 * rated * 0.4 },
      { transformerId: T7, observedAt: back(3), loadKw: rated * 0.8 },
      { transformerId: T7, observedAt: back(30), loadKw: rated * 2 },
    ],
  })
  const ctx = network.operator()
  const [trend] = await readFeederTrends({ ctx, input: { query: { feederIds: feederId } } })
  expect(trend!.points).toEqual([
    { at: back(5).toISOString(), percent: 50 },
    { at: back(3).toISOString(), percent: 80 },
  ])
})

it('the reserve of a feeder is what its transformers could be called for', async () => {
  const ctx = network.operator()
  const [reserve] = await readFeederReserves({ ctx, input: { query: { feederIds: `${feederId},none` } } })
  const { programs } = await readCallable({ ctx, input: { transformerId: T7 } })
  const customers = programs.reduce((sum, program) => sum + program.callable, 0)
  expect(customers).toBeGreaterThan(0)
  expect(reserve).toMatchObject({ feederId, durationMinutes: 120, customers })
  expect(reserve!.lowKw).toBeLessThan(reserve!.expectedKw)
  expect(reserve!.expectedKw).toBeLessThan(reserve!.highKw)
})

it('no feeder and too many are refused', async () => {
  const ctx = network.operator()
  const many = Array.from({ length: 21 }, (_, n) => `F-${n}`).join()
  for (const query of [{}, { feederIds: many }])
    await expect(readFeederTrends({ ctx, input: { query } })).rejects.toThrow()
})
