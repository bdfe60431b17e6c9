import { describe, expect, test } from 'vitest'
import { parseMeterId } from '@/lib/domain/meter-id'
import { eligibility, type Home } from '@/lib/domain/program/eligibility'
import { callableAnyHour } from '@/lib/domain/program/terms'
import { programObstacle } from '@/lib/domain/recommendation/program-obstacle'
import { type DeviceType, meanParticipantKw } from '@/lib/domain/response/device-types'
import { buildNetwork } from '@/lib/simulator/network/build-network'
import type { DemoHome, DemoTransformer } from '@/lib/simulator/network/demo-network'
import { demoPrograms } from '@/lib/simulator/programs/demo-programs'

const SEED = 20260101
const network = buildNetwork(SEED)
const homes = network.transformers.flatMap((transformer) => transformer.homes)
const demoHomes = homes.filter((home) => home.demoLogin)
const anyHour = demoPrograms.filter(({ terms }) => callableAnyHour(terms))

describe(`the demo network (seed ${SEED})`, () => {
  test('has the size that was asked for', () => {
    expect(network.substations).toHaveLength(2)
    expect(network.feeders).toHaveLength(6)
    expect(network.transformers).toHaveLength(40)
    expect(homes.length).toBeGreaterThanOrEqual(2000)
    expect(homes.length).toBeLessThanOrEqual(3000)
    for (const { homes: own } of network.transformers) {
      expect(own.length).toBeGreaterThanOrEqual(30)
      expect(own.length).toBeLessThanOrEqual(120)
    }
    expect(new Set(network.transformers.map(({ ratedKva }) => ratedKva))).toEqual(
      new Set([160, 250, 400, 630]),
    )
  })

  test('every feeder carries transformers, every id is there once', () => {
    for (const feeder of network.feeders)
      expect(network.transformers.some(({ feederId }) => feederId === feeder.id)).toBe(true)
    for (const of of [
      homes.map((home) => home.meterId),
      homes.map((home) => home.customer.id),
      homes.map((home) => home.customer.phone),
      network.transformers.map(({ id }) => id),
    ])
      expect(new Set(of).size).toBe(of.length)
    for (const { meterId } of homes) expect(parseMeterId(meterId)).toEqual({ ok: true, meterId })
  })

  test('is the same for the same seed, another for another', () => {
    expect(buildNetwork(SEED)).toEqual(network)
    expect(buildNetwork(SEED + 1).transformers[0]!.homes[0]!.meterId).not.toBe(homes[0]!.meterId)
  })

  test('has about 30 % of its customers in programs, only ones they may join', () => {
    const share = homes.filter((home) => home.programId !== null).length / homes.length
    expect(share).toBeGreaterThan(0.25)
    expect(share).toBeLessThan(0.38)
    for (const home of homes) {
      const program = demoPrograms.find(({ id }) => id === home.programId)
      if (!program) continue
      const ownersOnly = program.terms.eligibility.ownersOnly
      expect(
        eligibility(
          program.id,
          { ...program.terms, eligibility: { ...program.terms.eligibility, ownersOnly: false } },
          asHome(home, []),
        ),
      ).toEqual({ ok: true })
      expect(ownersOnly && !home.customer.ownsHome).toBe(false)
    }
  })
})

describe('the meters of demo.json', () => {
  const free = demoHomes.filter((home) => home.programId === null)

  test('are at least 16, at least 12 in no program, the others in different ones', () => {
    expect(demoHomes.length).toBeGreaterThanOrEqual(16)
    expect(free.length).toBeGreaterThanOrEqual(12)
    const programs = demoHomes.flatMap((home) => home.programId ?? [])
    expect(new Set(programs).size).toBe(programs.length)
    expect(programs.length).toBeGreaterThanOrEqual(4)
  })

  test('hang under transformers of 160 to 250 kVA with 100 customers or more and some batteries', () => {
    for (const transformer of demoTransformers()) {
      expect([160, 250]).toContain(transformer.ratedKva)
      expect(transformer.homes.length).toBeGreaterThanOrEqual(100)
      const batteries = transformer.homes.filter((home) =>
        home.devices.some(({ type }) => type === 'battery'),
      )
      expect(batteries.length).toBeGreaterThanOrEqual(3)
    }
  })

  test.each(free.map((home) => [home.meterId, home] as const))(
    '%s may join three programs for any hour, one of them for thermostats',
    (_, home) => {
      const open = demoPrograms
        .filter(({ id, terms }) => eligibility(id, terms, asHome(home, [])).ok)
        .sort((a, b) => a.rank - b.rank)
      const forAnyHour = open.filter(({ terms }) => callableAnyHour(terms))
      expect(forAnyHour.length).toBeGreaterThanOrEqual(3)
      expect(forAnyHour.filter(({ terms }) => terms.deviceType === 'thermostat')).toHaveLength(1)
      expect(open.slice(0, forAnyHour.length)).toEqual(forAnyHour)
    },
  )

  test('own a home with a roof, need no medical equipment, make no solar power yet', () => {
    for (const { customer, model } of demoHomes) {
      expect(customer.ownsHome).toBe(true)
      expect(customer.medicalEquipment).toBe(false)
      expect(['house', 'townhouse']).toContain(model.type)
      expect(model.solarKw).toBe(0)
    }
  })
})

describe('what the programs can deliver under a transformer with demo meters', () => {
  const hours = [0, 3, 4, 6, 7].flatMap((month) =>
    Array.from({ length: 24 }, (_, hour) => [month, hour] as const),
  )

  test.each(demoTransformers().map((transformer) => [transformer.id, transformer] as const))(
    '%s: 10 to 20 %% of the rating at any hour of any season and weekday',
    (_, transformer) => {
      for (const [month, hour] of hours)
        for (let day = 10; day < 17; day++) {
          const at = new Date(Date.UTC(2027, month, day, hour))
          const share = callableKw(transformer, at) / transformer.ratedKva
          expect(share).toBeGreaterThan(0.14)
          expect(share).toBeLessThan(0.19)
        }
    },
  )

  test('at least four programs can be called at any hour with half an hour of notice or less', () => {
    expect(anyHour.length).toBeGreaterThanOrEqual(4)
    expect(demoPrograms.length).toBeGreaterThanOrEqual(10)
  })
})

/** The planner's own arithmetic: mean kW of the enrolled devices times participation, of programs that can be called. */
function callableKw(transformer: DemoTransformer, at: Date): number {
  const startAt = new Date(at.getTime() + 30 * 60_000)
  const endAt = new Date(startAt.getTime() + 120 * 60_000)
  return demoPrograms
    .filter(
      ({ terms }) =>
        programObstacle(terms, { noticeAt: at, startAt, endAt, timeZone: 'UTC', maxLeadMinutes: 60 }) ===
        null,
    )
    .reduce((sum, { id, terms }) => {
      const kwOf = (home: DemoHome) =>
        terms.deviceType === null
          ? terms.response.kwPerCustomer
          : home.devices
              .filter(({ type }) => type === terms.deviceType)
              .reduce(
                (kw, device) =>
                  kw + meanParticipantKw(device.type as DeviceType, { ratedKw: device.ratedKw }),
                0,
              )
      const enrolled = transformer.homes.filter((home) => home.programId === id)
      return sum + terms.response.participation * enrolled.reduce((kw, home) => kw + kwOf(home), 0)
    }, 0)
}

function demoTransformers(): DemoTransformer[] {
  return network.transformers.filter((transformer) => transformer.homes.some((home) => home.demoLogin))
}

function asHome(home: DemoHome, enrolledProgramIds: string[]): Home {
  return {
    homeType: home.model.type,
    ownsHome: home.customer.ownsHome,
    medicalEquipment: home.customer.medicalEquipment,
    eveningKw: 1.5,
    devices: home.devices.map((device, i) => ({
      id: String(i),
      type: device.type,
      state: 'connected',
      ratedKw: device.ratedKw,
    })),
    enrolledProgramIds,
  }
}
