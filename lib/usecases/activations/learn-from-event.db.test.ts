import { afterEach, expect, test } from 'vitest'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { createTestNetwork, fillReadings, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { activate } from './activate'
import { advanceActivation } from './advance'
import { respondToEvent } from './respond-to-event'

let net: TestNetwork
afterEach(() => net.close())

const MINUTE = 60_000
const raise = (sourceEventId: string) =>
  ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId,
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 112,
      expectedDurationMinutes: 60,
    },
  })
const belief = (programId: string, deviceType: string) =>
  net.db.segmentBelief.findUniqueOrThrow({ where: { programId_deviceType: { programId, deviceType } } })

/** An event in which every home goes from 2 kW to 1 kW; two battery homes say no. */
async function settledEvent() {
  const { data } = await raise('alarm-1')
  const plan = await planAlert({ ctx: net.operator(), input: { alertId: data.id! } })
  const { id, startAt, endAt } = await activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: 'A', version: plan.version },
  })
  await advanceActivation(net.system(), id)
  const batteries = net.homes.filter((home) => home.programId === 'battery-vpp')
  for (const home of batteries.slice(0, 2))
    await respondToEvent({ ctx: net.customer(home), input: { activationId: id, accept: false } })
  net.clock.now = new Date(startAt)
  await advanceActivation(net.system(), id)
  await fillReadings(net, { from: new Date(startAt), to: new Date(endAt) })
  net.clock.now = new Date(endAt)
  await advanceActivation(net.system(), id)
  return id
}

test('a settled event moves what is believed of each segment, once', async () => {
  net = await createTestNetwork({ homes: 24 })
  const id = await settledEvent()
  // 6 batteries of 5 kW, 2 declined; 3.95 kW promised of each. Prior: 0.95 of 20 customers.
  const battery = await belief('battery-vpp', 'battery')
  expect(battery).toMatchObject({ events: 1 })
  expect(battery.participationA).toBeCloseTo(19 * 0.95 + 4, 6)
  expect(battery.participationB).toBeCloseTo(1 * 0.95 + 2, 6)
  const { _avg } = await net.db.participant.aggregate({
    where: { programId: 'battery-vpp', state: { not: 'declined' } },
    _avg: { reductionKw: true },
  })
  expect(battery.kwFactor).toBeCloseTo((19 * 0.95 + (4 * _avg.reductionKw!) / 3.95) / (19 * 0.95 + 4), 6)
  // An hour of thermostats: a little more is expected than of the 90 minutes that a program's figure stands for.
  const thermostats = await belief('byo-thermostat', 'thermostat')
  expect(thermostats).toMatchObject({ events: 1, participationA: 18 * 0.95 + 12 })
  expect(thermostats.kwFactor).toBeLessThan(1.1)
  // An opt-in customer who did not answer did not take part.
  const byHand = await belief('peak-time-rebate', 'behavioural')
  expect(byHand.participationA / (byHand.participationA + byHand.participationB)).toBeLessThan(0.5)

  await advanceActivation(net.system(), id)
  expect(await belief('battery-vpp', 'battery')).toEqual(battery)
})

test('the next plan expects what was measured', async () => {
  net = await createTestNetwork({ homes: 24 })
  const kwEach = async (alertId: string) => {
    const plan = await planAlert({ ctx: net.operator(), input: { alertId } })
    const battery = plan.options[0]!.programs.find((program) => program.programId === 'battery-vpp')!
    return battery.expectedKw / battery.participants
  }
  const first = await raise('alarm-0')
  const before = await kwEach(first.data.id!)
  await net.db.recommendation.deleteMany()
  await settledEvent()
  net.clock.advance(6 * 60 * MINUTE)
  const { data } = await raise('alarm-2')
  expect(await kwEach(data.id!)).toBeLessThan(before * 0.95)
})
