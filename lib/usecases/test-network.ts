import { type Database, OF_A_TEST, openDatabase } from '@/lib/db/client'
import { createTestDatabase } from '@/lib/db/test-database'
import type { Actor, StaffRole } from '@/lib/domain/actor'
import { makeMeterId } from '@/lib/domain/meter-id'
import type { DeviceType, ProgramTerms } from '@/lib/domain/program/terms'
import { readEnv } from '@/lib/env'
import { log } from '@/lib/log'
import { type Context, makeContext } from '@/lib/usecases/context'

/** A hand-made network for tests: one transformer, a few homes in programs, and clocks the test moves. */
export type TestNetwork = Database & {
  url: string
  /** Wall clock; the grid clock runs `speed` times faster from the same instant */
  clock: { now: Date; advance: (ms: number) => void }
  as: (actor: Actor) => Context
  operator: (name?: string) => Context
  sender: () => Context
  system: () => Context
  customer: (home: TestHome) => Context
  homes: TestHome[]
  close: () => Promise<void>
}
export type TestHome = { meterId: string; customerId: string; programId: string | null; deviceIds: string[] }

export const T7 = 'T-07'
/** A Wednesday, 17:30 in Los Angeles */
export const START = new Date('2026-07-16T00:30:00.000Z')

export async function createTestNetwork({ homes = 24, speed = 1 } = {}): Promise<TestNetwork> {
  const database = await createTestDatabase()
  const { db, pool } = openDatabase(database.url, 10, OF_A_TEST)
  const clock = {
    now: new Date(START),
    advance: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms)
    },
  }
  const env = readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DEMO: '0',
    AUTH_SECRET: 'x'.repeat(40),
    METRICS_TOKEN: 'x'.repeat(40),
    OTP_DELIVERY: 'file',
  })
  const as = (actor: Actor): Context =>
    makeContext({
      actor,
      db,
      pool,
      env,
      now: () => clock.now,
      requestId: 'test',
      log: log().child({}, { level: 'silent' }),
    })
  await db.gridClock.create({
    data: { id: 1, anchorWallAt: START, anchorGridAt: START, heartbeatGridAt: START, speed },
  })
  const made = await fill(db, homes)
  return {
    url: database.url,
    db,
    pool,
    clock,
    as,
    homes: made,
    operator: (name = 'ada') => as(staff(name, 'operator')),
    sender: () => as({ kind: 'apiKey', keyId: 'key-1', name: 'SCADA', scopes: [...ALL_SCOPES] }),
    system: () => as({ kind: 'system', job: 'test' }),
    customer: (home) =>
      as({
        kind: 'customer',
        customerId: home.customerId,
        meterId: home.meterId,
        sessionId: `session-${home.customerId}`,
        name: 'Dana Moreno',
        locale: 'en',
      }),
    close: async () => {
      await db.$disconnect()
      await pool.end()
      await database.close()
    },
  }
}

const ALL_SCOPES = ['alerts:write', 'alerts:read', 'telemetry:write', 'readings:write', 'grid:read']

export function staff(name: string, role: StaffRole): Actor {
  return { kind: 'staff', userId: name, username: name, name: `${name} R.`, role, sessionId: `s-${name}` }
}

/** Flat 2 kW for `days` days before START and, on the event's day, 1 kW from `from` to `to`. */
export async function fillReadings(
  net: TestNetwork,
  { days = 30, from, to }: { days?: number; from: Date; to: Date },
) {
  const dayMs = 86_400_000
  const today = Math.floor(START.getTime() / dayMs) * dayMs
  const rows = net.homes.flatMap(({ meterId }) =>
    Array.from({ length: days + 2 }, (_, back) => {
      const day = today + dayMs - back * dayMs
      const watts = Array.from({ length: 96 }, (_, slot) => {
        const at = day + slot * 900_000
        return at + 900_000 > from.getTime() && at < to.getTime() ? 1000 : 2000
      })
      return { meterId, day: new Date(day), watts }
    }),
  )
  await net.db.meterDay.createMany({ data: rows })
}

/** Half of the homes have a thermostat, a quarter a battery, the rest act by hand. */
async function fill(db: Database['db'], count: number): Promise<TestHome[]> {
  await db.substation.create({ data: { id: 'S-1', name: 'Lakeview' } })
  await db.feeder.create({ data: { id: 'F-12', name: 'Mill Lane', substationId: 'S-1', ratedKva: 2400 } })
  await db.transformer.create({
    data: {
      id: T7,
      externalId: 'asset-7',
      name: 'Mill Lane 7',
      feederId: 'F-12',
      ratedKva: 100,
      powerFactor: 0.95,
      loadLossKw: 1.4,
      noLoadLossKw: 0.2,
    },
  })
  for (const terms of TEST_PROGRAMS) {
    await db.program.create({
      data: {
        id: terms.kind,
        name: terms.name.en,
        versions: { create: { version: 1, terms, publishedAt: START } },
      },
    })
  }
  const homes: TestHome[] = []
  for (let i = 0; i < count; i++) homes.push(await addHome(db, i))
  return homes
}

async function addHome(db: Database['db'], i: number): Promise<TestHome> {
  const meterId = makeMeterId(1000 + i)
  const program = i % 4 === 3 ? 'battery-vpp' : i % 4 === 2 ? 'peak-time-rebate' : 'byo-thermostat'
  const type: DeviceType | null =
    program === 'battery-vpp' ? 'battery' : program === 'byo-thermostat' ? 'thermostat' : null
  await db.meter.create({ data: { id: meterId, transformerId: T7, simulated: false } })
  const { id: customerId } = await db.customer.create({
    data: { meterId, name: `Customer ${i}`, phone: `+1555010${String(i).padStart(4, '0')}` },
  })
  const deviceIds: string[] = []
  if (type) {
    const ratedKw = type === 'battery' ? 5 : 2
    const device = await db.device.create({ data: { meterId, type, name: type, ratedKw } })
    deviceIds.push(device.id)
  }
  await db.enrollment.create({
    data: {
      reference: `DFP-${i}`,
      meterId,
      programId: program,
      programVersion: 1,
      state: 'active',
      deviceIds,
      startedAt: new Date(START.getTime() - 86_400_000),
    },
  })
  return { meterId, customerId, programId: program, deviceIds }
}

const text = (en: string) => ({ en, es: en })
const card = {
  whatHappens: text('…'),
  whatYouGet: text('…'),
  whatItCosts: text('…'),
  sayingNo: text('…'),
  whyNow: text('…'),
  yourData: text('…'),
}

function terms(
  kind: string,
  name: string,
  deviceType: DeviceType | null,
  more: Partial<ProgramTerms> & { kwPerCustomer: number; share: number },
): ProgramTerms {
  const { kwPerCustomer, share, ...rest } = more
  return {
    kind,
    name: text(name),
    promise: text('…'),
    card,
    consent: text('I agree.'),
    deviceType,
    participation: deviceType ? 'opt-out' : 'opt-in',
    reward: { perKwhMinor: 100 },
    penalty: null,
    limits: {
      months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      startHour: 0,
      endHour: 24,
      minHoursPerEvent: 0,
      maxHoursPerEvent: 4,
      maxEventsPerDay: 2,
      maxEventsPerMonth: 10,
      maxEventsPerYear: 60,
      maxHoursPerYear: 120,
      restHours: 0,
    },
    noticeMinutes: 10,
    eligibility: {
      deviceType,
      homeTypes: null,
      excludesMedicalEquipment: true,
      minEveningKw: 0,
      ownersOnly: false,
    },
    response: { kwPerCustomer, participation: share, cv: 0.3, reboundShare: 0.3, source: 'test' },
    planning: { costPerKwhMinor: 100, callCostMinor: 0 },
    ...rest,
  }
}

export const TEST_PROGRAMS: ProgramTerms[] = [
  terms('byo-thermostat', 'Cool Saver', 'thermostat', { kwPerCustomer: 1, share: 0.9 }),
  terms('battery-vpp', 'Battery Share', 'battery', {
    kwPerCustomer: 3.95,
    share: 0.95,
    noticeMinutes: 5,
    planning: { costPerKwhMinor: 200, callCostMinor: 0 },
  }),
  terms('peak-time-rebate', 'Peak Savings', null, { kwPerCustomer: 0.4, share: 0.5 }),
]
