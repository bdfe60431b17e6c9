import { afterEach, beforeEach, expect, test } from 'vitest'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'
import { activate } from '@/lib/usecases/activations/activate'
import { closeAlert } from '@/lib/usecases/alerts/close-alert'
import { findOwedAlerts } from '@/lib/usecases/alerts/find-owed'
import { narrateAlert } from '@/lib/usecases/alerts/narrate-alert'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { stepStress } from '@/lib/usecases/stress/step-stress'
import { ingestTelemetry } from '@/lib/usecases/telemetry/ingest-telemetry'
import { createTestNetwork, START, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { readForecast } from './read-forecast'
import { refreshForecasts } from './refresh-forecasts'

let net: TestNetwork
beforeEach(async () => {
  net = await createTestNetwork({ homes: 8 })
})
afterEach(() => net.close())

const HOUR = 3_600_000
const refresh = () => refreshForecasts(net.system())
const forecast = () => readForecast({ ctx: net.operator(), input: { transformerId: T7 } })
const alerts = () => net.db.alert.findMany({ orderBy: [{ createdAt: 'asc' }, { predicted: 'desc' }] })
const narrate = async () => {
  for (const id of await findOwedAlerts(net.system())) await narrateAlert(net.system(), id)
}

/** Evenings peak at `peakKw`, with noise; hourly readings of `days` days before now. */
async function fillHistory(peakKw: number, days = 35) {
  const rng = seededRng('history')
  const now = net.clock.now.getTime()
  const rows = Array.from({ length: days * 24 }, (_, i) => {
    const observedAt = new Date(now - (days * 24 - i) * HOUR)
    const evening = Math.max(0, Math.cos(((observedAt.getUTCHours() - 2) / 12) * Math.PI))
    return {
      transformerId: T7,
      observedAt,
      loadKw: 30 + (peakKw - 35) * evening ** 2 + 5 * rng(),
      ambientC: 22,
    }
  })
  await net.db.transformerReading.createMany({ data: rows, skipDuplicates: true })
}
/** One reading now, through the front door, so that the thermal model knows the transformer. */
async function measureNow(loadKw: number) {
  const readings = [{ transformerId: T7, observedAt: net.clock.now.toISOString(), loadKw, ambientC: 22 }]
  await ingestTelemetry({ ctx: net.sender(), input: { readings } })
  await stepStress(net.system())
}

test('a forecast is issued at the telemetry’s own step, with its skill and the hot-spot that follows', async () => {
  await fillHistory(80)
  await measureNow(60)
  expect(await refresh()).toEqual({ issued: 1, fitted: 1 })
  const answer = await forecast()
  expect(answer).toMatchObject({
    transformerId: T7,
    stepMinutes: 60,
    issuedAt: net.clock.now.toISOString(),
    model: { name: 'ridge', trainedTo: expect.any(String) },
    limitKw: 95,
    hotSpotLimitC: 120,
    pOverLimit: 0,
    timeToLimitAt: null,
    ambientFrom: 'measured',
  })
  expect(answer.model.skill).toBeGreaterThan(0.05)
  expect(answer.model.skill).toBeCloseTo(1 - answer.model.maeKw! / answer.model.naiveMaeKw!, 2)
  expect(answer.points).toHaveLength(24)
  for (const { p10, p50, p90, hotSpotC, hotSpotP10C, hotSpotP90C } of answer.points) {
    expect(hotSpotP10C).toBeLessThanOrEqual(hotSpotP90C!)
    expect(p10).toBeLessThanOrEqual(p50)
    expect(p50).toBeLessThanOrEqual(p90)
    expect(hotSpotC).toBeGreaterThan(22)
  }
  const peak = answer.points.reduce((best, point) => (point.p50 > best.p50 ? point : best))
  expect([1, 2, 3]).toContain(new Date(peak.at).getUTCHours())
})

test('forecasts come hourly, fits daily', async () => {
  await fillHistory(80)
  expect(await refresh()).toEqual({ issued: 1, fitted: 1 })
  const { trainedTo } = (await forecast()).model
  expect(await refresh()).toEqual({ issued: 0, fitted: 0 })
  net.clock.advance(HOUR)
  await measureNow(60)
  expect(await refresh()).toEqual({ issued: 1, fitted: 0 })
  expect((await forecast()).model.trainedTo).toBe(trainedTo)
  net.clock.advance(23 * HOUR)
  await fillHistory(80, 1)
  expect(await refresh()).toEqual({ issued: 1, fitted: 1 })
  expect((await forecast()).model.trainedTo).not.toBe(trainedTo)
})

test('without enough history, or with a forecast gone stale, the answer says which simple thing it is', async () => {
  await measureNow(50)
  expect(await refresh()).toEqual({ issued: 0, fitted: 0 })
  expect(await forecast()).toMatchObject({
    model: { name: 'same-time-of-day', skill: null },
    pOverLimit: null,
  })
  await fillHistory(80, 10)
  await refresh()
  expect((await forecast()).model).toMatchObject({ name: 'mean-of-days', naiveMaeKw: expect.any(Number) })
  net.clock.advance(5 * HOUR)
  expect((await forecast()).model.name).toBe('same-time-of-day')
})

test('an evening that will pass the limit is an alert ahead of time: labelled, told, with nothing to confirm', async () => {
  await fillHistory(108)
  net.clock.now = new Date(START.getTime() - 8 * HOUR)
  await net.db.transformerReading.deleteMany({ where: { observedAt: { gt: net.clock.now } } })
  await measureNow(40)
  await refresh()
  expect(await alerts()).toMatchObject([
    { transformerId: T7, predicted: true, state: 'active', priority: 3, sourceId: 'forecast' },
  ])
  await narrate()
  const messages = await net.db.message.findMany({ orderBy: { seq: 'asc' } })
  expect(messages.map((message) => message.kind)).toEqual(['alert'])
  const text = JSON.stringify(messages[0]!.parts)
  expect(text).toMatch(/Predicted: the load of Mill Lane 7 may pass its limit of 95 kW at/)
  expect(text).toContain('"predicted":true')

  net.clock.advance(HOUR)
  await measureNow(42)
  await refresh()
  expect(await alerts()).toHaveLength(1)

  // An operator may still ask for a plan: it is one for the evening, not for now.
  const [alert] = await alerts()
  const plan = await planAlert({ ctx: net.operator(), input: { alertId: alert!.id } })
  const { points } = await forecast()
  const first = points.find((point) => point.p90 > 95)!
  expect(plan.startAt).toBe(first.at)
  expect(plan.neededKw).toBeCloseTo(Math.max(...points.map((point) => point.p90), alert!.loadKw!) - 95, 0)
  const activation = await activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: plan.options[0]!.id, version: plan.version },
  })
  expect(activation).toMatchObject({ state: 'scheduled', startAt: plan.startAt })
  const minutes = (Date.parse(activation.endAt) - Date.parse(activation.startAt)) / 60_000
  expect(minutes).toBe(plan.durationMinutes)

  // The prediction is dealt with; the event stands.
  net.clock.advance(HOUR)
  await measureNow(45)
  await refresh()
  await narrate()
  expect(await alerts()).toMatchObject([{ predicted: true, state: 'returned' }])
  expect(await net.db.activation.findFirstOrThrow()).toMatchObject({ state: 'scheduled' })
})

test('a predicted alert clears when it has come true, beside the real one', async () => {
  await fillHistory(108)
  await measureNow(60)
  await refresh()
  expect(await alerts()).toMatchObject([{ predicted: true, state: 'active' }])

  await measureNow(104)
  expect((await alerts()).map((alert) => [alert.predicted, alert.state])).toEqual([
    [true, 'active'],
    [false, 'active'],
  ])
  net.clock.advance(HOUR)
  await refresh()
  expect((await alerts()).map((alert) => [alert.predicted, alert.state])).toEqual([
    [true, 'returned'],
    [false, 'active'],
  ])
})

test('a predicted alert clears when the forecast has fallen', async () => {
  await fillHistory(108)
  await measureNow(60)
  await refresh()
  await net.db.transformer.update({ where: { id: T7 }, data: { limitKw: 150 } })
  net.clock.advance(HOUR)
  await refresh()
  expect(await alerts()).toMatchObject([{ predicted: true, state: 'returned' }])
})

test('who closes a prediction by hand is not told again the same day', async () => {
  await fillHistory(108)
  await measureNow(60)
  await refresh()
  const [alert] = await alerts()
  await closeAlert({ ctx: net.operator(), input: { alertId: alert!.id } })
  net.clock.advance(HOUR)
  await refresh()
  expect(await alerts()).toHaveLength(1)
})

test('a quiet network gets no predicted alert', async () => {
  await fillHistory(78)
  for (let hour = 0; hour < 30; hour += 6) {
    await measureNow(50)
    await refresh()
    net.clock.advance(6 * HOUR)
  }
  expect(await alerts()).toEqual([])
})

test('hours of an event are left out of what a forecast learns from', async () => {
  await fillHistory(80)
  const startAt = new Date(net.clock.now.getTime() - 3 * HOUR)
  await net.db.simulatedScenario.create({
    data: {
      transformerId: T7,
      alertId: 'a',
      loadKw: 400,
      startAt,
      endAt: net.clock.now,
      endedAt: net.clock.now,
    },
  })
  await net.db.transformerReading.updateMany({
    where: { observedAt: { gte: startAt } },
    data: { loadKw: 400 },
  })
  await refresh()
  expect(Math.max(...(await forecast()).points.map((point) => point.p90))).toBeLessThan(100)
})
