import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import { reportBilling } from '@/lib/usecases/reports/report-billing'
import { reportEnergy } from '@/lib/usecases/reports/report-energy'
import {
  createTestNetwork,
  START,
  staff,
  T7,
  TEST_PROGRAMS,
  type TestHome,
  type TestNetwork,
} from '@/lib/usecases/test-network'
import { readMe } from '../customers/read-me'
import { listMyCredits } from '../earnings/list-my-credits'
import { readEarnings } from '../earnings/read-earnings'
import { settleCredits } from './settle-credits'

const DAY = 86_400_000
let net: TestNetwork
let stayed: TestHome
let left: TestHome
let madeUp: TestHome
beforeAll(async () => {
  net = await createTestNetwork()
  const programId = net.homes[0]!.programId!
  await publish(programId, TEST_PROGRAMS[0]!, { signUpMinor: 4000, perMonthMinor: 500, perEventMinor: 50 })
  ;[stayed, left, madeUp] = net.homes.filter((home) => home.programId === programId) as [
    TestHome,
    TestHome,
    TestHome,
  ]
  await net.db.enrollment.updateMany({ where: { meterId: madeUp.meterId }, data: { simulated: true } })
})
afterAll(() => net.close())

/** A second version, paid in July and August, which everybody of the program is in. */
async function publish(programId: string, terms: ProgramTerms, reward: ProgramTerms['reward']) {
  const limits = { ...terms.limits, months: [7, 8] }
  await net.db.programVersion.create({ data: { programId, version: 2, terms: { ...terms, reward, limits } } })
  await net.db.enrollment.updateMany({ where: { programId }, data: { programVersion: 2 } })
}

const of = ({ meterId }: TestHome) =>
  net.db.enrollmentCredit.findMany({ where: { meterId }, orderBy: { period: 'asc' } })

test('joining is paid at once and once, a month when it is over, however many settle', async () => {
  await Promise.all([settleCredits(net.system()), settleCredits(net.system()), settleCredits(net.system())])
  expect((await of(stayed)).map((one) => [one.kind, one.amountMinor])).toEqual([['sign-up', 4000]])
  // 27 July: one leaves; then past the ends of July, August and September, of which the last is not paid.
  net.clock.advance(11 * DAY)
  await net.db.enrollment.updateMany({
    where: { meterId: left.meterId },
    data: { state: 'left', leftAt: await net.system().gridNow() },
  })
  net.clock.advance(70 * DAY)
  await Promise.all([settleCredits(net.system()), settleCredits(net.system())])
  expect(await settleCredits(net.system())).toBe(0)
  expect((await of(stayed)).map((one) => [one.kind, one.period, one.amountMinor])).toEqual([
    ['month', '2026-07', 500],
    ['month', '2026-08', 500],
    ['sign-up', 'once', 4000],
  ])
  expect((await of(left)).map((one) => one.kind)).toEqual(['sign-up'])
  expect(await of(madeUp)).toEqual([])
})

test('who joins the program a second time is not paid for joining again', async () => {
  const before = await net.db.enrollment.findFirstOrThrow({ where: { meterId: left.meterId } })
  await net.db.enrollment.create({
    data: {
      ...before,
      id: 'again',
      reference: 'DFP-again',
      state: 'active',
      leftAt: null,
      startedAt: await net.system().gridNow(),
    },
  })
  expect(await settleCredits(net.system())).toBe(0)
})

test('the customer sees it in the earnings, billing gets it, and both say the same', async () => {
  const ctx = net.customer(stayed)
  expect(await readEarnings(ctx)).toMatchObject({ totalMinor: 0, creditsMinor: 5000 })
  expect((await readMe(ctx)).season.earnedMinor).toBe(5000)
  expect((await listMyCredits(ctx)).map((one) => [one.kind, one.month])).toEqual([
    ['month', '2026-08'],
    ['month', '2026-07'],
    ['sign-up', '2026-07'],
  ])
  const query = { from: '2026-07-01', to: '2026-12-31' }
  const report = await reportBilling({ ctx: net.as(staff('cleo', 'approver')), input: { query } })
  const paid = report.rows.filter((row) => row.values.meter === stayed.meterId)
  expect(paid.map((row) => [row.values.line, row.values.amountMinor])).toEqual(
    expect.arrayContaining([
      ['sign-up', 4000],
      ['month', 500],
    ]),
  )
  const energy = await reportEnergy({ ctx: net.operator(), input: { query } })
  const all = (await net.db.enrollmentCredit.aggregate({ _sum: { amountMinor: true } }))._sum.amountMinor
  expect(energy.totals.find((one) => one.id === 'creditsMinor')!.value).toBe(all)
  expect(paid.reduce((sum, row) => sum + Number(row.values.amountMinor), 0)).toBe(5000)
})

test('a season pays by the average kW of its events, a missed one counted as nothing, one that could not be measured left out, once all are final', async () => {
  const battery = net.homes.find((home) => home.programId && home.programId !== stayed.programId)!
  await publish(battery.programId!, TEST_PROGRAMS[1]!, { perKwSeasonMinor: 22500 })
  await addEvent(battery, 1, { reductionKw: 4, outcome: 'participated', state: 'final' })
  await addEvent(battery, 2, { reductionKw: null, outcome: 'rejected', state: 'provisional' })
  await addEvent(battery, 3, { reductionKw: null, outcome: 'participated', state: 'final' })
  await settleCredits(net.system())
  expect(await of(battery)).toEqual([])
  await net.db.settlement.updateMany({ data: { state: 'final' } })
  await settleCredits(net.system())
  expect(await of(battery)).toMatchObject([
    { kind: 'season', period: '2026-08', quantity: 2, amountMinor: 45_000 },
  ])
})

async function addEvent(
  home: TestHome,
  n: number,
  { reductionKw, outcome, state }: { reductionKw: number | null; outcome: string; state: string },
) {
  const enrollment = await net.db.enrollment.findFirstOrThrow({ where: { meterId: home.meterId } })
  const startAt = new Date(START.getTime() + n * DAY)
  const endAt = new Date(startAt.getTime() + 3_600_000)
  const { id: activationId } = await net.db.activation.create({
    data: {
      reference: `EV-${n}`,
      optionId: 'A',
      transformerId: T7,
      state: 'settled',
      programs: [],
      createdGridAt: START,
      startAt,
      endAt,
      expectedKw: 4,
      lowKw: 3,
      highKw: 5,
      limitKw: 95,
      currency: 'USD',
      decidedBy: 'ada',
    },
  })
  const { meterId, customerId } = home
  const { programId, programVersion, id: enrollmentId } = enrollment
  const participant = await net.db.participant.create({
    data: {
      ...{ activationId, meterId, customerId, enrollmentId, programId, programVersion, reductionKw, outcome },
      ...{ participation: 'opt-out', deviceTypes: ['battery'], expectedKw: 4, noticedAt: startAt },
    },
  })
  await net.db.settlement.create({
    data: {
      ...{ participantId: participant.id, activationId, meterId, programId, programVersion, state },
      ...{ baseline: {}, lines: [], totalMinor: 0, currency: 'USD' },
    },
  })
}
