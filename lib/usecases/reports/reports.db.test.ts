import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReportDto } from '@/lib/protocol/report'
import { activate } from '@/lib/usecases/activations/activate'
import { advanceActivation } from '@/lib/usecases/activations/advance'
import { respondToEvent } from '@/lib/usecases/activations/respond-to-event'
import { acknowledgeAlert } from '@/lib/usecases/alerts/acknowledge-alert'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import {
  createTestNetwork,
  fillReadings,
  START,
  staff,
  T7,
  type TestNetwork,
} from '@/lib/usecases/test-network'
import { reportActivations } from './report-activations'
import { reportAlarmKpis } from './report-alarm-kpis'
import { reportBilling } from './report-billing'
import { reportCsv } from './report-csv'
import { reportEnergy } from './report-energy'
import { reportParticipation } from './report-participation'
import { reportPdf } from './report-pdf'
import { reportTransformer } from './report-transformer'

let net: TestNetwork
let event: Awaited<ReturnType<typeof settledEvent>>
beforeAll(async () => {
  event = await settledEvent()
})
afterAll(() => net.close())

const MINUTE = 60_000
const ask = (query: object = {}) => ({ ctx: net.operator(), input: { query } })
const total = (report: ReportDto, id: string) => report.totals.find((one) => one.id === id)!.value

/** One settled event: everybody used 1 kW instead of 2 for an hour, one said yes, one said no. */
async function settledEvent() {
  net = await createTestNetwork()
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'scada-1',
      transformerId: T7,
      kind: 'overload',
      severity: 'critical',
      status: 'raised',
      observedAt: START.toISOString(),
      loadPercent: 112,
      expectedDurationMinutes: 60,
    },
  })
  net.clock.advance(3 * MINUTE)
  await acknowledgeAlert({ ctx: net.operator(), input: { alertId: data.id! } })
  const plan = await planAlert({ ctx: net.operator(), input: { alertId: data.id! } })
  const activation = await activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: 'A', version: plan.version },
  })
  await advanceActivation(net.system(), activation.id)
  const asked = await net.db.participant.findMany({ where: { activationId: activation.id } })
  const homeOf = (i: number) => net.homes.find((one) => one.meterId === asked[i]!.meterId)!
  const answer = (i: number, accept: boolean) =>
    respondToEvent({ ctx: net.customer(homeOf(i)), input: { activationId: activation.id, accept } })
  await answer(0, true)
  await answer(1, false)
  net.clock.advance(Date.parse(activation.startAt) - net.clock.now.getTime())
  await advanceActivation(net.system(), activation.id)
  await fillReadings(net, { days: 130, from: new Date(activation.startAt), to: new Date(activation.endAt) })
  for (const [minute, loadKw] of [
    [-20, 106],
    [-10, 106],
    [10, 96],
    [30, 93],
    [50, 92],
  ] as const)
    await net.db.transformerReading.create({
      data: {
        transformerId: T7,
        observedAt: new Date(Date.parse(activation.startAt) + minute * MINUTE),
        loadKw,
      },
    })
  net.clock.advance(60 * MINUTE)
  await advanceActivation(net.system(), activation.id)
  return { activation, asked }
}

test('events: funnel, outcomes with reasons, placebo error, meters against transformer, money', async () => {
  const { activation, asked } = event
  const report = await reportActivations(ask())
  expect(report.rows).toHaveLength(1)
  const { values } = report.rows[0]!
  expect(values).toMatchObject({
    reference: activation.reference,
    state: 'settled',
    asked: asked.length,
    accepted: 1,
    declined: 1,
    rejected: 1,
    // Days without an event were all alike: the rule is never wrong here.
    placeboBiasPercent: 0,
    placeboMaePercent: 0,
    topDownKw: 13,
  })
  expect(values.placeboDays).toBeGreaterThan(5)
  const counted = ['participated', 'overridden', 'noResponse', 'rejected'].map((id) => Number(values[id]))
  expect(counted.reduce((a, b) => a + b)).toBe(asked.length)
  const row = await net.db.activation.findUniqueOrThrow({ where: { id: activation.id } })
  expect(values.reductionKw).toBeCloseTo(row.reductionKw!, 1)
  expect(values.differencePercent).toBeCloseTo(
    (100 * (13 - row.reductionKw!)) / Math.max(13, row.reductionKw!),
    0,
  )
  expect(total(report, 'totalMinor')).toBe(row.totalMinor)
  expect(report.summary).toContain('One event')
  const reasons = await net.db.participant.groupBy({
    by: ['outcomeReason'],
    orderBy: { outcomeReason: 'asc' },
  })
  expect(reasons.map((one) => one.outcomeReason)).toEqual(
    expect.arrayContaining(['device-acts', 'no-before-event', 'said-yes']),
  )
})

test('filters: a place or program elsewhere, another span; what is asked wrongly is refused', async () => {
  const count = async (query: object) => (await reportActivations(ask(query))).rows.length
  expect(await count({ feeder: 'F-12', transformer: T7 })).toBe(1)
  await net.db.feeder.create({ data: { id: 'F-99', name: 'Elsewhere', substationId: 'S-1', ratedKva: 100 } })
  expect(await count({ feeder: 'F-99' })).toBe(0)
  for (const [name, id] of Object.entries({ feeder: 'F-98', transformer: 'T-98', program: 'none' }))
    await expect(reportActivations(ask({ [name]: id }))).rejects.toMatchObject({
      detail: `There is no ${name} ${id}.`,
    })
  expect(await count({ from: '2026-07-15', to: '2026-07-15' })).toBe(1)
  expect(await count({ from: '2026-07-01', to: '2026-07-14' })).toBe(0)
  const battery = await reportActivations(ask({ program: 'battery-vpp' }))
  const all = await reportActivations(ask())
  expect(Number(battery.rows[0]!.values.asked)).toBeLessThan(Number(all.rows[0]!.values.asked))
  await expect(reportActivations(ask({ from: 'soon' }))).rejects.toMatchObject({ issues: expect.anything() })
  await expect(reportActivations(ask({ from: '2026-07-15', to: '2026-07-14' }))).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

test('participation by program adds up to the events; energy and money by day', async () => {
  const { asked } = event
  const participation = await reportParticipation(ask())
  const sum = (id: string) => participation.rows.reduce((n, row) => n + Number(row.values[id]), 0)
  expect(sum('asked')).toBe(asked.length)
  expect(sum('totalMinor')).toBe(total(await reportActivations(ask()), 'totalMinor'))
  const energy = await reportEnergy(ask())
  expect(energy.rows).toHaveLength(1)
  expect(energy.rows[0]!.values).toMatchObject({
    period: '2026-07-15',
    events: 1,
    hours: 1,
    overloadsAvoided: 1,
  })
  expect(total(energy, 'netKwh')).toBeCloseTo(
    Number(total(energy, 'energyKwh')) - Number(total(energy, 'reboundKwh')),
    2,
  )
})

test('who takes part is said of settled events alone: a running one has a dash and a note, not 0 %', async () => {
  const { activation, asked } = event
  const inState = (state: string) =>
    net.db.activation.update({ where: { id: activation.id }, data: { state } })
  await inState('active')
  const [participation, events] = [await reportParticipation(ask()), await reportActivations(ask())]
  await inState('settled')
  for (const report of [participation, events]) {
    expect(total(report, 'participationPercent')).toBeNull()
    expect(report.notes[0]).toContain(`${asked.length} customers were asked in events that are not settled`)
  }
  expect(participation.summary).toContain('no event is settled yet')
  expect(total(await reportParticipation(ask()), 'participationPercent')).not.toBeNull()
  expect((await reportParticipation(ask())).notes).toEqual([])
})

test('the billing export adds up to what is paid; meters are whole for approvers, who are noted', async () => {
  const { asked } = event
  const masked = await reportBilling(ask())
  expect(JSON.stringify(masked)).not.toContain(asked[0]!.meterId)
  const report = await reportBilling({ ctx: net.as(staff('cleo', 'approver')), input: { query: {} } })
  const paid = report.rows.reduce((n, row) => n + Number(row.values.amountMinor), 0)
  const settlements = await net.db.settlement.aggregate({ _sum: { totalMinor: true } })
  expect(paid).toBe(settlements._sum.totalMinor)
  expect(new Set(report.rows.map((row) => row.values.meter))).toEqual(
    new Set(asked.map((one) => one.meterId)),
  )
  expect(await net.db.dataAccess.count({ where: { purpose: 'billing export' } })).toBe(asked.length)
  const [header, first] = reportCsv(report).split('\r\n')
  expect(header!.split(',').slice(0, 4)).toEqual(['settlement', 'meter', 'program', 'version'])
  expect(first!.split(',')).toHaveLength(report.columns.length)
})

test('one transformer day by day, and one that is not there', async () => {
  const report = await reportTransformer({ ctx: net.operator(), input: { transformerId: T7, query: {} } })
  expect(report.rows).toHaveLength(1)
  // Above 95 kW from -20 to +30 minutes: three readings that hold until the next.
  expect(report.rows[0]!.values).toMatchObject({
    day: '2026-07-15',
    peakKw: 106,
    alerts: 1,
    hoursAbove: 0.83,
  })
  await expect(
    reportTransformer({ ctx: net.operator(), input: { transformerId: 'T-99', query: {} } }),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('every report has words for all it shows', async () => {
  const read = [reportActivations, reportParticipation, reportEnergy, reportAlarmKpis, reportBilling]
  for (const report of [
    ...(await Promise.all(read.map((one) => one(ask())))),
    await reportTransformer({ ctx: net.operator(), input: { transformerId: T7, query: {} } }),
  ]) {
    const words = [report.title, report.summary, ...report.notes, ...report.columns.map((one) => one.label)]
    expect(
      [...words, ...report.totals.map((one) => one.label)].filter((one) => one.includes('report.')),
    ).toEqual([])
  }
})

test('alarm figures come with their targets', async () => {
  const report = await reportAlarmKpis(ask({ from: '2026-07-15' }))
  expect(report.kpis).toMatchObject({ alerts: 1 })
  expect(report.totals.find((one) => one.id === 'median-acknowledge')).toMatchObject({
    value: 3,
    target: 'at most 10',
    met: true,
  })
  expect(report.rows[0]!.values).toMatchObject({ asset: 'Mill Lane 7', count: 1 })
})

test('on paper every report is a PDF, whatever letters are in it', async () => {
  await net.db.transformer.update({ where: { id: T7 }, data: { name: 'Łódź ≥ 7 “north” €' } })
  const report = await reportActivations(ask())
  const rows = Array.from({ length: 120 }, () => report.rows[0]!)
  const pdf = await reportPdf(net.operator().env, { ...report, rows })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2)
})

test('a customer reads no report', async () => {
  net = await createTestNetwork({ homes: 4 })
  await expect(
    reportEnergy({ ctx: net.customer(net.homes[0]!), input: { query: {} } }),
  ).rejects.toMatchObject({
    code: 'unauthenticated',
  })
})

test('the newest reading holds until now, and what flows back counts by its amount', async () => {
  const at = new Date(await net.operator().gridNow())
  const id = 'T-back'
  await net.db.transformer.create({
    data: {
      id,
      name: 'Solar Lane',
      feederId: 'F-12',
      ratedKva: 100,
      powerFactor: 1,
      loadLossKw: 1,
      noLoadLossKw: 0.2,
    },
  })
  const reading = (minutesAgo: number, loadKw: number) => ({
    transformerId: id,
    observedAt: new Date(at.getTime() - minutesAgo * MINUTE),
    loadKw,
  })
  await net.db.transformerReading.createMany({ data: [reading(40, 90), reading(30, 20), reading(12, -140)] })
  const report = await reportTransformer({ ctx: net.operator(), input: { transformerId: id, query: {} } })
  expect([total(report, 'peakKw'), total(report, 'hoursAbove')]).toEqual([-140, 0.2])
})
