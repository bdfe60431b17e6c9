import { afterEach, expect, test } from 'vitest'
import { recomputeActivation } from '@/lib/analytics/recompute/recompute-activation'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { narrateAlert } from '@/lib/usecases/alerts/narrate-alert'
import { stepStress } from '@/lib/usecases/stress/step-stress'
import { ingestTelemetry } from '@/lib/usecases/telemetry/ingest-telemetry'
import { createTestNetwork, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { planAlert } from './plan-alert'
import type { PlanBasis } from './present-recommendation'
import { refinePlans } from './refine-plans'

let net: TestNetwork
afterEach(() => net.close())

/** A steady evening: four hours of one load at one ambient temperature. */
async function measure(loadKw: number, ambientC: number) {
  const now = net.clock.now.getTime()
  const readings = Array.from({ length: 17 }, (_, i) => ({
    transformerId: T7,
    observedAt: new Date(now - (16 - i) * 900_000).toISOString(),
    loadKw,
    ambientC,
  }))
  await ingestTelemetry({ ctx: net.sender(), input: { readings } })
  await stepStress(net.system())
}
async function raise(more: object = {}) {
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'a',
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadKw: 104,
      expectedDurationMinutes: 60,
      ...more,
    },
  })
  return data.id!
}
const plan = (alertId: string) => planAlert({ ctx: net.operator(), input: { alertId } })
const basisOf = async (id: string) =>
  (await net.db.recommendation.findUniqueOrThrow({ where: { id } })).basis as unknown as PlanBasis
const roomTexts = async () =>
  (await net.db.message.findMany({ orderBy: { seq: 'asc' } })).map((message) => JSON.stringify(message.parts))

test('the need is what is above the limit while the winding stays cool, and the room hears both', async () => {
  net = await createTestNetwork()
  await measure(80, 25)
  const alertId = await raise()
  await narrateAlert(net.system(), alertId)
  const { neededKw, id } = await plan(alertId)
  expect(neededKw).toBe(9)
  expect((await basisOf(id)).stress).toMatchObject({ hotSpotLimitC: 120, minutesToLimit: null, thermalKw: 0 })
  const [alertMessage] = await roomTexts()
  expect(alertMessage).toMatch(/at this load it stays below its limit of 120 °C/)
  const part = (await net.db.message.findFirstOrThrow({ where: { kind: 'alert' } })).parts as object[]
  expect(part[0]).toMatchObject({ hotSpotC: expect.any(Number), hotSpotLimitC: 120, minutesToLimit: null })
})

test('a limit in kW that is too lax is overruled by the hot-spot, which the plan then holds', async () => {
  net = await createTestNetwork()
  await measure(90, 38)
  const alertId = await raise({ loadKw: 140, limitKw: 138, severity: 'critical' })
  await narrateAlert(net.system(), alertId)
  const { neededKw, id } = await plan(alertId)
  expect(neededKw).toBeGreaterThan(10)
  const { stress, needByIntervalKw } = await basisOf(id)
  expect(stress!.minutesToLimit).toBeGreaterThan(0)
  expect(stress!.minutesToLimit).toBeLessThan(60)
  expect(needByIntervalKw).toHaveLength(4)
  expect(Math.max(...needByIntervalKw!)).toBeCloseTo(neededKw, 0)
  const said = (await roomTexts()).join('\n')
  expect(said).toMatch(/passes its limit of 120 °C in \d+ minutes/)
  expect(said).toMatch(/The thermal model asks for more than the limit in kW does/)
})

test('with equipment at risk everybody is called first, whatever the optimiser finds, in one version', async () => {
  net = await createTestNetwork({ homes: 40 })
  const alertId = await raise()
  const first = await plan(alertId)
  const called = first.options.map((o) => o.programs.reduce((sum, p) => sum + p.participants, 0))
  expect(called[0]).toBe(40)
  expect(await refinePlans(net.system())).toBe(0)
  expect(await net.db.recommendation.findFirstOrThrow()).toMatchObject({ version: 1 })
})

test('without hurry the cheapest plan that keeps the promise wins; it can be recomputed from what was kept', async () => {
  net = await createTestNetwork({ homes: 60 })
  const alertId = await raise({ severity: 'low' })
  const { id } = await plan(alertId)
  await refinePlans(net.system())
  const row = await net.db.recommendation.findUniqueOrThrow({ where: { id } })
  const basis = row.basis as unknown as PlanBasis
  const [best] = row.options as unknown as { pEnough: number; cost: { amountMinor: number } }[]
  expect(best!.pEnough).toBeGreaterThanOrEqual(0.95)
  const recomputed = (await recomputeActivation(
    { name: 'plan', json: basis.problem! },
    () => performance.now() / 1000,
  )) as { cost: number; pEnough: number; status: string }
  expect(recomputed.status).toBe('optimal')
  expect(recomputed.pEnough).toBeGreaterThanOrEqual(0.95)
  // Within the optimiser's gap and what a new version must be worth.
  expect(best!.cost.amountMinor).toBeLessThanOrEqual(recomputed.cost * 1.07)
  expect(await refinePlans(net.system())).toBe(0)
})

test('when nothing is enough it says what the rest of the feeder has: relief for the feeder, room beside it', async () => {
  net = await createTestNetwork({ homes: 24 })
  const alone = await plan(await raise({ loadKw: 180 }))
  expect(alone).toMatchObject({ enough: false, feederHelp: null })

  const { id: _, ...plate } = await net.db.transformer.findUniqueOrThrow({ where: { id: T7 } })
  const beside = { ...plate, feederId: 'F-12', externalId: null }
  await net.db.transformer.createMany({
    data: [
      { ...beside, id: 'T-08', name: 'Mill Lane 8', loadKw: 60 },
      { ...beside, id: 'T-09', name: 'Mill Lane 9', loadKw: 94 },
      { ...beside, id: 'T-10', name: 'Mill Lane 10', loadKw: 120 },
    ],
  })
  const moved = net.homes.slice(0, 12).map((home) => home.meterId)
  await net.db.meter.updateMany({ where: { id: { in: moved } }, data: { transformerId: 'T-08' } })
  net.clock.advance(3 * 60_000)
  const { feederHelp } = await plan(alone.alertId)
  expect(feederHelp).toMatchObject({
    feederName: 'Mill Lane',
    transformers: 3,
    customers: 12,
    room: [
      { name: 'Mill Lane 8', roomKw: 35 },
      { name: 'Mill Lane 9', roomKw: 1 },
    ],
  })
  expect(feederHelp!.lowKw).toBeLessThan(feederHelp!.expectedKw)
  expect((await roomTexts()).join('\n')).toMatch(/12 customers of the 3 other transformers could take about/)
})

test('when nothing is enough it says so, and what else could help', async () => {
  net = await createTestNetwork({ homes: 8 })
  const alertId = await raise({ loadKw: 150 })
  await narrateAlert(net.system(), alertId)
  expect((await roomTexts()).join('\n')).toMatch(
    /No program is enough here, and customers of other transformers/,
  )
})
