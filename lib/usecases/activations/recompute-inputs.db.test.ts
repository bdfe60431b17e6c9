import { afterEach, expect, test } from 'vitest'
import { recomputeActivation } from '@/lib/analytics/recompute/recompute-activation'
import { thermalParams } from '@/lib/domain/thermal/thermal-parameters'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { createTestNetwork, fillReadings, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { activate } from './activate'
import { advanceActivation } from './advance'
import { recomputeInputs } from './recompute-inputs'

let net: TestNetwork
afterEach(() => net.close())

const MINUTE = 60_000

async function settledActivation() {
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'alarm-1',
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 112,
      expectedDurationMinutes: 60,
    },
  })
  const plan = await planAlert({ ctx: net.operator(), input: { alertId: data.id! } })
  const option = plan.options[0]!
  const activation = await activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: option.id, version: plan.version },
  })
  await advanceActivation(net.system(), activation.id)
  net.clock.advance(option.leadMinutes * MINUTE)
  await advanceActivation(net.system(), activation.id)
  const startAt = new Date(activation.startAt)
  await fillReadings(net, { from: startAt, to: new Date(activation.endAt) })
  for (const minute of [-60, -30, 0, 30, 60])
    await net.db.transformerReading.create({
      data: { transformerId: T7, observedAt: new Date(startAt.getTime() + minute * MINUTE), loadKw: 100 },
    })
  net.clock.advance(60 * MINUTE)
  await advanceActivation(net.system(), activation.id)
  return net.db.activation.findUniqueOrThrow({ where: { id: activation.id } })
}

test('what an event was measured and settled from can be read back in the form of a file', async () => {
  net = await createTestNetwork()
  const row = await settledActivation()
  const read = (name: Parameters<typeof recomputeInputs>[0]['input']['name']) =>
    recomputeInputs({ ctx: net.system(), input: { name, activationId: row.id } })

  const baseline = await read('baseline')
  expect(baseline).toMatchObject({
    name: 'baseline',
    json: { rule: '10-of-10', intervalMinutes: 15, event: { start: row.startAt.toISOString() } },
  })

  const measured = (await recomputeActivation(baseline, () => 0)) as { energyKwh: number; adjustment: number }
  expect(measured.energyKwh).toBeCloseTo(row.energyKwh!, 6)

  const settlement = await read('settlement')
  expect(await recomputeActivation(settlement, () => 0)).toMatchObject({
    totalMinor: row.totalMinor,
    currency: 'USD',
    working: { settledMinor: row.totalMinor, agrees: true },
  })
  if (settlement.name !== 'settlement') throw new Error('not a settlement')
  const kept = await net.db.settlement.findMany({ where: { activationId: row.id } })
  expect(settlement.participants.map((one) => one.participantId).sort()).toEqual(
    kept.map((one) => one.participantId).sort(),
  )
  expect(settlement.participants.every((one) => 'reward' in one.program)).toBe(true)

  // A reading that changes afterwards shows.
  const changed = await net.db.settlement.findFirstOrThrow({
    where: { activationId: row.id, baseline: { path: ['state'], equals: 'measured' } },
  })
  const days = await net.db.meterDay.findMany({
    where: { meterId: changed.meterId },
    orderBy: { day: 'asc' },
  })
  for (const { day, watts } of days.slice(-2))
    await net.db.meterDay.update({
      where: { meterId_day: { meterId: changed.meterId, day } },
      data: { watts: watts.map((w) => w + 100) },
    })
  expect(await recomputeActivation(await read('settlement'), () => 0)).toMatchObject({
    totalMinor: row.totalMinor,
    working: { agrees: false },
  })

  const thermal = await read('thermal')
  expect(thermal).toMatchObject({
    json: { start: 'steady', steps: expect.arrayContaining([expect.objectContaining({ minutes: 30 })]) },
  })
  // Without losses on the nameplate the model takes what is typical of the rating, as the product's own does.
  await net.db.transformer.update({ where: { id: T7 }, data: { noLoadLossKw: 0, cooling: 'unknown' } })
  const bare = await read('thermal')
  const { params } = (bare as { json: { params: object } }).json
  expect(params).toEqual(thermalParams({ cooling: 'ONAN', ratedKva: 100, paper: 'normal' }))
  const forecast = await read('forecast')
  expect(forecast.name === 'forecast' && forecast.csv.split('\n')[0]).toBe('at,loadKw')

  const plan = await read('plan')
  const recomputed = await recomputeActivation(plan, () => performance.now() / 1000)
  expect(recomputed).toMatchObject({ status: 'optimal', chosen: expect.any(Array) })
  const { basis } = await net.db.recommendation.findUniqueOrThrow({ where: { id: row.recommendationId! } })
  const { optimum } = basis as { optimum: { costMinor: number; pEnough: number } | null }
  if (optimum) expect(recomputed).toMatchObject({ cost: optimum.costMinor, pEnough: optimum.pEnough })
})

test('an activation that is not there, and a customer who asks', async () => {
  net = await createTestNetwork()
  const input = { name: 'baseline' as const, activationId: 'nothing' }
  await expect(recomputeInputs({ ctx: net.system(), input })).rejects.toMatchObject({ code: 'not-found' })
  await expect(recomputeInputs({ ctx: net.customer(net.homes[0]!), input })).rejects.toMatchObject({
    code: 'unauthenticated',
  })
})
