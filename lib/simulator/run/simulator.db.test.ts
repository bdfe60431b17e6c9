import { afterAll, beforeAll, expect, test } from 'vitest'
import { MISSING_WATTS } from '@/lib/domain/units/missing'
import { type DemoWorld, makeDemoWorld } from '@/lib/simulator/demo-world'
import { QUARTER_MS, quarterOf } from '@/lib/simulator/load/local-calendar'
import { buildNetwork } from '@/lib/simulator/network/build-network'
import type { DemoHome } from '@/lib/simulator/network/demo-network'
import { lossesKw } from '@/lib/simulator/network/transformer-losses'
import { demoPrograms } from '@/lib/simulator/programs/demo-programs'
import { makeLoadModel } from '@/lib/simulator/run/load-model'
import { makeSimulator, type Simulator } from '@/lib/simulator/run/simulator'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'

/** A Monday, 17:00 in Los Angeles */
const START = new Date('2026-11-24T01:00:00.000Z')
let world: DemoWorld
let simulator: Simulator
const network = buildNetwork(20260101)
const transformer = network.transformers.find(({ id }) => id === 'T-03')!
const ratedKw = transformer.ratedKva * transformer.powerFactor
const alertKw = 1.15 * ratedKw

beforeAll(async () => {
  world = await makeDemoWorld(START)
  simulator = await makeSimulator(world.system(), network)
})
afterAll(() => world.close())

/** Lets grid time pass in the simulator's own steps. */
async function live(gridMinutes: number, by = 5): Promise<void> {
  for (let passed = 0; passed < gridMinutes; passed += by) {
    world.advanceMinutes(by)
    while (await simulator.step());
  }
}
const gridNow = () => world.system().gridNow()
const alert = (status: string, loadKw: number, more: object = {}) =>
  ingestAlert({
    ctx: world.as({ kind: 'apiKey', keyId: 'k', name: 'SCADA', scopes: ['alerts:write'] }),
    input: {
      sourceEventId: 'overload-t03',
      transformerId: 'T-03',
      kind: 'overload',
      severity: 'high',
      status,
      observedAt: world.now().toISOString(),
      loadKw,
      ...more,
    },
  })
const newest = async () =>
  (await world.db.transformer.findUniqueOrThrow({ where: { id: 'T-03' } })).loadKw as number
const wattsOf = async (meterId: string, quarter: number) => {
  const at = new Date(quarter * QUARTER_MS)
  const row = await world.db.meterDay.findUnique({
    where: { meterId_day: { meterId, day: new Date(at.toISOString().slice(0, 10)) } },
  })
  return row?.watts[quarter % 96] ?? MISSING_WATTS
}

test('the demo network is loaded with its history', async () => {
  const { seeded } = world
  if (seeded.state !== 'seeded') throw new Error(seeded.state)
  console.info(`seed ${world.env.DEMO_SEED}: ${JSON.stringify(seeded)}`)
  expect(await world.db.meterDay.count()).toBe(seeded.homes * 46)
  expect(await world.db.meterMonth.count()).toBe(seeded.homes * 14)
})

test('history is consistent: a transformer reads the sum of its meters and its losses', async () => {
  const readings = await world.db.transformerReading.findMany({
    where: { transformerId: 'T-03' },
    orderBy: { observedAt: 'asc' },
  })
  expect(readings).toHaveLength(45 * 96 + 4)
  const days = await world.db.meterDay.findMany({
    where: { meterId: { in: transformer.homes.map((h) => h.meterId) } },
  })
  for (const reading of [readings[0]!, readings[777]!, readings.at(-1)!]) {
    const quarter = quarterOf(reading.observedAt)
    const day = new Date(reading.observedAt.toISOString().slice(0, 10)).getTime()
    const served = days
      .filter((row) => row.day.getTime() === day)
      .reduce((sum, row) => sum + row.watts[quarter % 96]! / 1000, 0)
    expect(reading.loadKw).toBeCloseTo(served + lossesKw(transformer, served), 6)
  }
})

test('a day’s energy is the sum of its quarter hours', async () => {
  const { meterId } = transformer.homes[5]!
  const month = await world.db.meterMonth.findUniqueOrThrow({
    where: { meterId_month: { meterId, month: new Date('2026-11-01') } },
  })
  // 10 November in Los Angeles: from 8:00 UTC.
  const rows = await world.db.meterDay.findMany({
    where: { meterId, day: { in: [new Date('2026-11-10'), new Date('2026-11-11')] } },
    orderBy: { day: 'asc' },
  })
  const quarters = [...rows[0]!.watts.slice(32), ...rows[1]!.watts.slice(0, 32)]
  expect(month.wattHours[9]).toBe(Math.round(quarters.reduce((sum, watts) => sum + watts / 4, 0)))
  expect(month.wattHours[22]).toBe(MISSING_WATTS)
})

test('telemetry and readings keep coming, and agree with each other', async () => {
  await live(30)
  const quarter = quarterOf(await gridNow()) - 1
  const model = makeLoadModel(network, world.env.TIME_ZONE)
  const watts = model.wattsAt(quarter)
  const { meterId } = transformer.homes[0]!
  expect(await wattsOf(meterId, quarter)).toBe(watts[model.indexOf.get(meterId)!])
  const served = model.sumKw(transformer, quarter)
  const reading = await world.db.transformerReading.findUniqueOrThrow({
    where: {
      transformerId_observedAt: {
        transformerId: 'T-03',
        observedAt: new Date(quarter * QUARTER_MS + 300_000),
      },
    },
  })
  expect(reading.loadKw).toBeCloseTo(served + lossesKw(transformer, served), 6)
  expect(reading.simulated).toBe(true)
  expect(await world.db.alert.count()).toBe(0)
})

test('a stress alert is followed at once, and an update of its load too', async () => {
  await alert('raised', alertKw - 5, { expectedDurationMinutes: 300 })
  await simulator.step()
  expect(await newest()).toBeCloseTo(alertKw - 5, 6)
  await alert('updated', alertKw)
  await simulator.step()
  await live(5)
  expect(await newest()).toBeCloseTo(alertKw, 6)
  expect(await world.db.simulatedScenario.count()).toBe(1)
})

let activationId = ''
const enrolled = transformer.homes.filter((home) =>
  ['battery-boost', 'comfort-flex', 'hot-water-timeout', 'peak-savings'].includes(home.programId ?? ''),
)

test('simulated customers are reached and answer; demo customers are left to themselves', async () => {
  activationId = await startEvent(enrolled, 30, 60)
  await live(30)
  const people = await world.db.participant.findMany({ where: { activationId } })
  const simulated = people.filter((person) => person.simulated)
  expect(simulated.length).toBeGreaterThan(15)
  expect(simulated.filter((person) => person.reachedAt).length / simulated.length).toBeGreaterThan(0.8)
  expect(simulated.filter((person) => person.state === 'accepted').length).toBeGreaterThan(3)
  for (const person of people.filter((one) => !one.simulated)) {
    expect(person.state).toBe('asked')
    expect(person.respondedAt).toBeNull()
  }
  expect(people.some((one) => !one.simulated)).toBe(true)
})

test('the load falls by about what was expected, also after a restart of the simulator', async () => {
  await world.db.activation.update({ where: { id: activationId }, data: { state: 'active' } })
  await live(30)
  simulator = await makeSimulator(world.system(), network)
  await live(25)
  const samples = await world.db.transformerReading.findMany({
    where: { transformerId: 'T-03', observedAt: { gt: new Date((await gridNow()).getTime() - 50 * 60_000) } },
  })
  const mean = samples.reduce((sum, sample) => sum + sample.loadKw, 0) / samples.length
  const { expectedKw } = await world.db.activation.findUniqueOrThrow({ where: { id: activationId } })
  expect(alertKw - mean).toBeGreaterThan(0.6 * expectedKw)
  expect(alertKw - mean).toBeLessThan(1.5 * expectedKw)
  expect(mean).toBeLessThan(ratedKw * 1.04)
})

test('the meters show it, and the scenario’s transfer is on none of them', async () => {
  await live(20)
  const model = makeLoadModel(network, world.env.TIME_ZONE)
  const quarter = quarterOf(await gridNow()) - 3
  const base = model.wattsAt(quarter)
  const at = (home: DemoHome) => base[model.indexOf.get(home.meterId)!]!
  const batteries = enrolled.filter((home) => home.programId === 'battery-boost')
  const cut = await Promise.all(
    batteries.map(async (home) => at(home) - (await wattsOf(home.meterId, quarter))),
  )
  expect(cut.filter((watts) => watts > 2000).length).toBeGreaterThanOrEqual(batteries.length - 1)
  const others = transformer.homes.filter((home) => home.programId === null).slice(0, 5)
  for (const home of others) expect(await wattsOf(home.meterId, quarter)).toBe(at(home))
})

test('afterwards part of the energy comes back, then the alert’s load again', async () => {
  await world.db.activation.update({ where: { id: activationId }, data: { state: 'measuring' } })
  await live(20)
  expect(await newest()).toBeGreaterThan(alertKw)
  await live(130)
  expect(await newest()).toBeCloseTo(alertKw, 6)
})

test('an alert that is cleared ends its scenario', async () => {
  await alert('cleared', alertKw)
  await simulator.step()
  expect(await newest()).toBeLessThan(0.95 * ratedKw)
  expect((await world.db.simulatedScenario.findFirstOrThrow()).endedAt).not.toBeNull()
})

test('an alert of our own rule starts no scenario', async () => {
  const source = await world.db.alertSource.upsert({
    where: { id: 'rule' },
    create: { id: 'rule', format: 'rule', name: 'rule' },
    update: {},
  })
  const at = await gridNow()
  await world.db.alert.create({
    data: {
      sourceId: source.id,
      sourceEventId: 'overload:T-08',
      episodeKey: '1',
      transformerId: 'T-08',
      kind: 'overload',
      severity: 'high',
      priority: 2,
      state: 'active',
      message: 'by rule',
      loadKw: 300,
      raisedAt: at,
      observedAt: at,
      senderObservedAt: at,
    },
  })
  await simulator.step()
  expect(await world.db.simulatedScenario.count()).toBe(1)
})

test('the finished day’s energy is rolled up', async () => {
  // From the evening of the 23rd past midnight in Los Angeles.
  await live(180, 15)
  const month = await world.db.meterMonth.findUniqueOrThrow({
    where: { meterId_month: { meterId: transformer.homes[5]!.meterId, month: new Date('2026-11-01') } },
  })
  expect(month.wattHours[22]).toBeGreaterThan(0)
  expect(month.wattHours[23]).toBe(MISSING_WATTS)
})

test('a gap is filled, oldest first', async () => {
  const from = quarterOf(await gridNow())
  world.advanceMinutes(8 * 60)
  simulator = await makeSimulator(world.system(), network)
  while (await simulator.step());
  const { meterId } = transformer.homes[9]!
  for (let quarter = from; quarter < quarterOf(await gridNow()); quarter++)
    expect(await wattsOf(meterId, quarter)).not.toBe(MISSING_WATTS)
  const readings = await world.db.transformerReading.count({
    where: { transformerId: 'T-03', observedAt: { gt: new Date(from * QUARTER_MS) } },
  })
  expect(readings).toBeGreaterThanOrEqual(32)
})

/** An event as the use cases leave it once everybody has been told. */
/** What customers do is drawn from the event's id: a fixed one makes the story the same every time. */
let started = 0

async function startEvent(homes: DemoHome[], leadMinutes: number, durationMinutes: number): Promise<string> {
  const at = await gridNow()
  const startAt = new Date(at.getTime() + leadMinutes * 60_000)
  const expectedOf = (home: DemoHome) => {
    const { terms } = demoPrograms.find(({ id }) => id === home.programId)!
    return terms.response.kwPerCustomer * terms.response.participation
  }
  const expectedKw = homes.reduce((sum, home) => sum + expectedOf(home), 0)
  started += 1
  const row = await world.db.activation.create({
    data: {
      id: `0198f3a2-0000-7000-8000-${String(started).padStart(12, '0')}`,
      reference: 'ACT-1',
      optionId: 'A',
      transformerId: 'T-03',
      state: 'notifying',
      programs: [],
      createdGridAt: at,
      startAt,
      endAt: new Date(startAt.getTime() + durationMinutes * 60_000),
      expectedKw,
      lowKw: 0,
      highKw: 2 * expectedKw,
      limitKw: ratedKw,
      currency: 'USD',
      decidedBy: 'test',
    },
  })
  for (const home of homes) {
    const { terms } = demoPrograms.find(({ id }) => id === home.programId)!
    await world.db.participant.create({
      data: {
        activationId: row.id,
        meterId: home.meterId,
        customerId: home.customer.id,
        enrollmentId: 'e',
        programId: home.programId!,
        programVersion: 1,
        participation: terms.participation,
        deviceTypes: [terms.deviceType ?? 'behavioural'],
        expectedKw: expectedOf(home),
        simulated: !home.demoLogin,
        noticedAt: at,
      },
    })
  }
  return row.id
}
