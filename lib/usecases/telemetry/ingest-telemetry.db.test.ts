import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TelemetryFrame } from '@/lib/protocol/grid'
import { closeAlert } from '@/lib/usecases/alerts/close-alert'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { narrateAlert } from '@/lib/usecases/alerts/narrate-alert'
import { createTestNetwork, START, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { ingestTelemetry } from './ingest-telemetry'

let net: TestNetwork
beforeEach(async () => {
  net = await createTestNetwork({ homes: 0 })
})
afterEach(() => net.close())

const at = (seconds: number) => new Date(START.getTime() + seconds * 1000).toISOString()
const send = (...readings: object[]) => ingestTelemetry({ ctx: net.sender(), input: { readings } })
const t7 = () => net.db.transformer.findUniqueOrThrow({ where: { id: T7 } })
const alerts = () => net.db.alert.findMany({ orderBy: { createdAt: 'asc' } })

test('the newest reading stands on the transformer, whatever the order they come in', async () => {
  await send(
    { transformerId: T7, observedAt: at(-10), loadKva: 80, ambientC: 31 },
    { transformerId: T7, observedAt: at(-60), loadPercent: 50 },
  )
  expect(await t7()).toMatchObject({ loadKw: 76, ambientC: 31, loadSimulated: false })
  await send({ transformerId: T7, observedAt: at(-30), loadKw: 10 })
  expect((await t7()).loadKw).toBe(76)
  expect(await net.db.transformerReading.count()).toBe(3)
})

test('one frame a batch tells the screens', async () => {
  await send({ transformerId: T7, observedAt: at(0), loadKw: -12.345 })
  const facts = await net.db.outbox.findMany({ where: { event: 'telemetry' } })
  expect(facts).toHaveLength(1)
  const frame = facts[0]!.payload as unknown as TelemetryFrame
  expect(frame.transformers).toEqual([expect.objectContaining({ id: T7, loadKw: -12.3, simulated: false })])
})

test('each bad reading is its own problem', async () => {
  const result = await send(
    { transformerId: 'T-99', observedAt: at(0), loadKw: 1 },
    { transformerId: T7, observedAt: at(3600), loadKw: 1 },
    { transformerId: T7, observedAt: at(0), loadKw: 1, loadPercent: 1 },
    { transformerId: T7, observedAt: at(0), loadKw: 1 },
  )
  expect(result.accepted).toBe(1)
  expect(result.problems.map((problem) => problem.code)).toEqual([
    'not-found',
    'invalid-input',
    'invalid-input',
  ])
})

test('a load above the limit raises one alert by rule and clears with a dead band', async () => {
  await send({ transformerId: T7, observedAt: at(0), loadPercent: 104 })
  await send({ transformerId: T7, observedAt: at(1), loadPercent: 106 })
  expect(await alerts()).toMatchObject([
    { sourceId: 'rule', state: 'active', kind: 'overload', severity: 'high' },
  ])
  net.clock.advance(60_000)
  await send({ transformerId: T7, observedAt: at(60), loadPercent: 99 })
  expect((await alerts())[0]).toMatchObject({ state: 'active' })
  await send({ transformerId: T7, observedAt: at(61), loadPercent: 95 })
  expect((await alerts())[0]).toMatchObject({ state: 'returned' })
  net.clock.advance(60_000)
  await send({ transformerId: T7, observedAt: at(119), loadPercent: 120 })
  expect((await alerts()).map((alert) => alert.state)).toEqual(['returned', 'active'])
})

test('what flows back above the limit raises an alert of its own, without a plan, and clears with a dead band', async () => {
  await send({ transformerId: T7, observedAt: at(0), loadPercent: -130 })
  const [alert] = await alerts()
  expect(alert).toMatchObject({
    sourceId: 'rule',
    state: 'active',
    kind: 'reverse-flow',
    severity: 'critical',
  })
  expect(alert!.loadPercent).toBeCloseTo(130)
  await narrateAlert(net.system(), alert!.id)
  expect(await net.db.recommendation.count()).toBe(0)
  await send({ transformerId: T7, observedAt: at(1), loadPercent: -99 })
  expect((await alerts())[0]).toMatchObject({ state: 'active' })
  net.clock.advance(2000)
  await send({ transformerId: T7, observedAt: at(2), loadPercent: 104 })
  expect((await alerts()).map(({ kind, state }) => [kind, state])).toEqual([
    ['reverse-flow', 'returned'],
    ['overload', 'active'],
  ])
})

test('who closes an alert by hand is not told again by the next reading', async () => {
  await send({ transformerId: T7, observedAt: at(0), loadPercent: 106 })
  const [alert] = await alerts()
  await closeAlert({ ctx: net.operator(), input: { alertId: alert!.id } })
  await send({ transformerId: T7, observedAt: at(1), loadPercent: 107 })
  expect(await alerts()).toHaveLength(1)
  net.clock.advance(31 * 60_000)
  await send({ transformerId: T7, observedAt: at(31 * 60), loadPercent: 107 })
  expect(await alerts()).toHaveLength(2)
})

test('no alert by rule beside an open one from outside', async () => {
  const input = {
    sourceEventId: 'a',
    transformerId: T7,
    kind: 'overload',
    severity: 'low',
    status: 'raised',
    observedAt: at(0),
    loadPercent: 104,
  }
  await ingestAlert({ ctx: net.sender(), input })
  await send({ transformerId: T7, observedAt: at(0), loadPercent: 110 })
  expect(await alerts()).toHaveLength(1)
})

test('only the simulator can say that a reading is simulated', async () => {
  const input = { readings: [{ transformerId: T7, observedAt: at(0), loadKw: 5 }] }
  await ingestTelemetry({ ctx: net.sender(), input, simulated: true })
  expect((await t7()).loadSimulated).toBe(false)
  net.clock.advance(1000)
  const later = { readings: [{ transformerId: T7, observedAt: at(1), loadKw: 5 }] }
  await ingestTelemetry({ ctx: net.system(), input: later, simulated: true })
  expect((await t7()).loadSimulated).toBe(true)
})
