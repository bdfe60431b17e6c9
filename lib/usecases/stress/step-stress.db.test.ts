import { afterEach, beforeEach, expect, test } from 'vitest'
import { runThermal } from '@/lib/domain/thermal/run-thermal'
import { hotSpotC, steadyState } from '@/lib/domain/thermal/thermal-model'
import { thermalParams } from '@/lib/domain/thermal/thermal-parameters'
import type { TelemetryFrame } from '@/lib/protocol/grid'
import { ingestTelemetry } from '@/lib/usecases/telemetry/ingest-telemetry'
import { createTestNetwork, START, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { getTransformer } from '@/lib/usecases/transformers/list-transformers'
import { stepStress } from './step-stress'

let net: TestNetwork
beforeEach(async () => {
  net = await createTestNetwork({ homes: 0 })
  net.clock.advance(2 * 3_600_000)
})
afterEach(() => net.close())

const at = (minute: number) => new Date(START.getTime() + minute * 60_000).toISOString()
const send = (...readings: object[]) =>
  ingestTelemetry({
    ctx: net.sender(),
    input: { readings: readings.map((reading) => ({ transformerId: T7, ...reading })) },
  })
const step = () => stepStress(net.system())
const t7 = () => getTransformer({ ctx: net.operator(), input: { transformerId: T7 } })
/** 100 kVA at 0.95, losses 1.4 and 0.2 kW */
const params = thermalParams({ cooling: 'ONAN', ratedKva: 100, lossRatio: 7 })

test('hot-spot and top-oil follow the readings by the thermal recursion', async () => {
  await send(
    { observedAt: at(0), loadKw: 60, ambientC: 24 },
    { observedAt: at(15), loadKw: 95, ambientC: 24 },
    { observedAt: at(30), loadKw: 114, ambientC: 25 },
  )
  expect(await step()).toBe(1)
  const first = runThermal(params, 'steady', [
    { minutes: 15, loadPu: 60 / 95, ambientC: 24 },
    { minutes: 15, loadPu: 1, ambientC: 24 },
  ])
  expect(await t7()).toMatchObject({
    hotSpotC: Math.round(first.steps.at(-1)!.hotSpotC * 10) / 10,
    topOilC: Math.round(first.steps.at(-1)!.topOilC * 10) / 10,
    stress: { topOilFrom: 'model', ambientFrom: 'measured', hotSpotLimitC: 120 },
  })

  await send({ observedAt: at(60), loadKw: 114, ambientC: 25 })
  await step()
  const then = runThermal(params, first.end, [{ minutes: 30, loadPu: 1.2, ambientC: 25 }])
  const state = await net.db.thermalState.findUniqueOrThrow({ where: { transformerId: T7 } })
  expect(state.hotSpotC).toBeCloseTo(hotSpotC(then.end), 9)
  expect(state.ageingByHour.reduce((sum, days) => sum + days, 0)).toBeCloseTo(
    first.ageingDays + then.ageingDays,
    12,
  )
})

test('a measured top-oil temperature wins and is called measured', async () => {
  await send({ observedAt: at(0), loadKw: 95, ambientC: 24, topOilC: 66.2 })
  await step()
  expect(await t7()).toMatchObject({ topOilC: 66.2, stress: { topOilFrom: 'measured' } })
})

test('an ambient that nobody measured is assumed and says so', async () => {
  await send({ observedAt: at(0), loadKw: 95 })
  await step()
  const { topOilC, stress } = await t7()
  expect(stress?.ambientFrom).toBe('assumed')
  expect(topOilC).toBeCloseTo(steadyState(params, 1, 20).topOilC, 1)
})

test('minutes to the limit at the present load, none where it never comes, and the level', async () => {
  await send({ observedAt: at(0), loadKw: 60, ambientC: 30 })
  await step()
  expect((await t7()).stress).toMatchObject({ minutesToLimit: null, level: 'normal' })
  await send({ observedAt: at(5), loadKw: 150, ambientC: 30 })
  await step()
  const { stress } = await t7()
  expect(stress).toMatchObject({ level: 'red', minutesToLimit: expect.any(Number) })
  const reached = runThermal(params, steadyState(params, 60 / 95, 30), [
    { minutes: 5, loadPu: 60 / 95, ambientC: 30 },
    { minutes: stress!.minutesToLimit!, loadPu: 150 / 95, ambientC: 30 },
  ])
  expect(reached.steps.at(-1)!.hotSpotC).toBeGreaterThan(119)
  expect(reached.steps.at(-1)!.hotSpotC).toBeLessThan(121)
})

test('one frame tells the screens, and nothing happens without news', async () => {
  await send({ observedAt: at(0), loadKw: 90, ambientC: 30 })
  await net.db.outbox.deleteMany()
  await step()
  expect(await step()).toBe(0)
  const facts = await net.db.outbox.findMany({ where: { event: 'telemetry' } })
  expect(facts).toHaveLength(1)
  const [told] = (facts[0]!.payload as unknown as TelemetryFrame).transformers
  const { hotSpotC, topOilC, stress, version } = await t7()
  expect(told).toMatchObject({ id: T7, hotSpotC, topOilC, stress, version })
})

test('workers side by side step each transformer once', async () => {
  await send({ observedAt: at(0), loadKw: 90, ambientC: 30 })
  const counts = await Promise.all(Array.from({ length: 6 }, step))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
})

test('a corrected newest reading and late readings', async () => {
  await send({ observedAt: at(30), loadKw: 90, ambientC: 30 })
  await step()
  await send({ observedAt: at(20), loadKw: 150, ambientC: 30 })
  expect(await step()).toBe(0)
  await send({ observedAt: at(30), loadKw: 80, ambientC: 30 })
  expect(await step()).toBe(1)
  const state = await net.db.thermalState.findUniqueOrThrow({ where: { transformerId: T7 } })
  expect(state.loadKw).toBe(80)
})

test('a winding that a thermometer finds above its limit is an alert though the load is none; it clears with the heat', async () => {
  const alerts = () => net.db.alert.findMany({ orderBy: { createdAt: 'asc' } })
  await send({ observedAt: at(0), loadKw: 60, ambientC: 24, topOilC: 111 })
  await step()
  expect(await alerts()).toMatchObject([
    { sourceId: 'rule', kind: 'temperature', state: 'active', severity: 'high', loadKw: 60 },
  ])
  expect((await alerts())[0]!.message).toMatch(
    /^The hot-spot of .*\w is 12\d\.?\d* °C, above its limit of 120 °C, at 60 kW\.$/,
  )
  await send({ observedAt: at(5), loadKw: 62, topOilC: 112 })
  await step()
  await send({ observedAt: at(6), loadKw: 40, topOilC: 108 })
  await step()
  expect((await alerts()).map((alert) => [alert.state, alert.count])).toEqual([['active', 1]])
  await send({ observedAt: at(20), loadKw: 40, topOilC: 70 })
  await step()
  expect((await alerts()).map((alert) => alert.state)).toEqual(['returned'])
})

test('a winding that only cools down is no alert, whether a thermometer looks on or not', async () => {
  await send(
    { observedAt: at(0), loadKw: 170, ambientC: 30 },
    { observedAt: at(100), loadKw: 20, ambientC: 30 },
  )
  await step()
  expect((await t7()).hotSpotC).toBeGreaterThan(120)
  await send({ observedAt: at(101), loadKw: 20, ambientC: 30, topOilC: 105 })
  await step()
  expect(await t7()).toMatchObject({ stress: { topOilFrom: 'measured' } })
  expect((await t7()).hotSpotC).toBeGreaterThan(120)
  expect(await net.db.alert.count({ where: { kind: 'temperature' } })).toBe(0)
})
