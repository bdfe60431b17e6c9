import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCallable } from '@/lib/usecases/recommendations/read-callable'
import { createTestNetwork, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { readOutlook } from './read-outlook'

let network: TestNetwork

beforeAll(async () => {
  network = await createTestNetwork({ homes: 24 })
})
afterAll(() => network.close())

/** 96 quiet quarter hours with `peakKw` held for an hour, two hours from now */
async function forecast(
  transformerId: string,
  { peakKw, pOverLimit }: { peakKw: number; pOverLimit: number },
) {
  const p50 = Array.from({ length: 96 }, (_, step) => (step >= 8 && step < 12 ? peakKw : peakKw / 2))
  await network.db.forecast.create({
    data: {
      transformerId,
      issuedAt: network.clock.now,
      startAt: network.clock.now,
      stepMinutes: 15,
      p10: p50.map((kw) => kw * 0.9),
      p50,
      p90: p50.map((kw) => kw * 1.1),
      hotSpotC: p50.map((kw) => kw / 4),
      hotSpotLimitC: 120,
      pOverLimit,
      ageingDays: 0.5,
      ambientFrom: 'assumed',
    },
  })
}

it('what is likeliest to pass its limit comes first, with its peak, band and window; an old forecast says nothing', async () => {
  const { db } = network
  const known = await db.transformer.findUniqueOrThrow({ where: { id: T7 } })
  const { externalId: _, ...copy } = known
  await db.transformer.create({ data: { ...copy, id: 'T-08', name: 'Calm' } })
  const limitKw = known.limitKw ?? known.ratedKva * known.powerFactor
  await forecast(T7, { peakKw: limitKw * 1.2, pOverLimit: 0.62 })
  await forecast('T-08', { peakKw: limitKw * 0.8, pOverLimit: 0 })
  const ctx = network.operator()
  const [first, second] = await readOutlook({ ctx, input: { limit: 5 } })
  const quarters = (n: number) => new Date(network.clock.now.getTime() + n * 15 * 60_000).toISOString()
  expect(first).toMatchObject({
    transformerId: T7,
    pOverLimit: 0.62,
    peakAt: quarters(8),
    overFrom: quarters(8),
    overTo: quarters(12),
    hotSpotLimitC: 120,
  })
  expect(first!.highPercent / first!.peakPercent).toBeCloseTo(1.1, 2)
  expect(second).toMatchObject({ transformerId: 'T-08', overFrom: null, overTo: null })
  network.clock.advance(4 * 3_600_000)
  expect(await readOutlook({ ctx, input: { limit: 5 } })).toEqual([])
})

it('counts who could be called now under one transformer, and says why a program cannot', async () => {
  const ctx = network.operator()
  const { programs } = await readCallable({ ctx, input: { transformerId: T7 } })
  const enrolled = network.homes.filter((home) => home.programId !== null).length
  expect(programs.reduce((sum, one) => sum + one.enrolled, 0)).toBe(enrolled)
  for (const one of programs) {
    expect(one.callable).toBeLessThanOrEqual(one.enrolled)
    expect(one.expectedKw > 0).toBe(one.callable > 0)
    expect(one.obstacle === null).toBe(one.callable > 0)
  }
  expect(programs.some((one) => one.callable > 0)).toBe(true)
  await expect(readCallable({ ctx, input: { transformerId: 'T-99' } })).rejects.toMatchObject({
    code: 'not-found',
  })
})
