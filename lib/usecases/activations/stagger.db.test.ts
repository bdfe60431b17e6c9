import { afterEach, expect, test } from 'vitest'
import { talkAs } from '@/lib/agent/engines/builtin/customer/test-dialogue'
import { recomputeActivation } from '@/lib/analytics/recompute/recompute-activation'
import { STAGGER_STEP_MINUTES } from '@/lib/domain/activation/stagger'
import type { PartOf } from '@/lib/protocol/message'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { listMyEvents } from '@/lib/usecases/earnings/list-my-events'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { createTestNetwork, START, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { activate } from './activate'
import { advanceActivation } from './advance'
import { deliveredSoFar } from './delivered-so-far'
import { dryRunActivation } from './dry-run-activation'
import { extendActivation } from './extend'
import { recomputeInputs } from './recompute-inputs'
import { respondToEvent } from './respond-to-event'
import { tendNotices } from './tend-notices'

let net: TestNetwork
afterEach(() => net.close())

const MINUTE = 60_000
const QUARTER = 15 * MINUTE
const SPREAD = { staggerMinutes: 30, durationMinutes: 60, objective: 'maximum' }

async function planned() {
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'alarm-1',
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 112,
      expectedDurationMinutes: 60,
    },
  })
  const plan = await planAlert({ ctx: net.operator(), input: { alertId: data.id! } })
  const choice = (more: object) => ({
    recommendationId: plan.id,
    optionId: plan.options[0]!.id,
    version: plan.version,
    ...more,
  })
  return { choice, leadMinutes: plan.options[0]!.leadMinutes }
}

async function called(more: object = {}) {
  const { choice, leadMinutes } = await planned()
  const activation = await activate({ ctx: net.operator(), input: choice({ ...SPREAD, ...more }) })
  await advanceActivation(net.system(), activation.id)
  return { activation, leadMinutes }
}

const participantsOf = (activationId: string) =>
  net.db.participant.findMany({ where: { activationId }, orderBy: { id: 'asc' } })
type Participants = Awaited<ReturnType<typeof participantsOf>>

const customerOf = ({ meterId }: { meterId: string }) =>
  net.customer(net.homes.find((home) => home.meterId === meterId)!)

const cardOf = async ({ noticeMessageId }: { noticeMessageId: string | null }) => {
  const message = await net.db.message.findUniqueOrThrow({ where: { id: noticeMessageId! } })
  return (message.parts as unknown as PartOf<'event'>[]).find((part) => part.type === 'event')!
}

/** Flat 2 kW; 1 kW less in each home's own window, by the share of each quarter hour that it covers. */
async function fillOwnWindows(participants: Participants) {
  const today = Math.floor(START.getTime() / 86_400_000) * 86_400_000
  const rows = participants.flatMap(({ meterId, startAt, endAt }) =>
    Array.from({ length: 32 }, (_, back) => {
      const day = today + (1 - back) * 86_400_000
      const watts = Array.from({ length: 96 }, (_, slot) => {
        const at = day + slot * QUARTER
        const acting = Math.min(at + QUARTER, endAt!.getTime()) - Math.max(at, startAt!.getTime())
        return 2000 - Math.round((1000 * Math.max(0, acting)) / QUARTER)
      })
      return { meterId, day: new Date(day), watts }
    }),
  )
  await net.db.meterDay.createMany({ data: rows })
}

test('a spread is checked before the yes: what all deliver together, what it is on average, how far it may go', async () => {
  net = await createTestNetwork()
  const { choice } = await planned()
  const dry = await dryRunActivation({ ctx: net.operator(), input: choice(SPREAD) })
  expect(Date.parse(dry.endAt) - Date.parse(dry.startAt)).toBe(90 * MINUTE)
  expect(dry.expectedKw).toBeCloseTo((dry.fullKw * 60) / 90, 0)
  expect(dry.warnings.map((one) => one.code)).toContain('staggered')
  const input = choice({ ...SPREAD, staggerMinutes: 35 })
  await expect(activate({ ctx: net.operator(), input })).rejects.toMatchObject({
    extra: { errors: [{ pointer: '/staggerMinutes' }] },
  })
})

test('each is told, begins, ends, is measured and is paid by their own part of the event', async () => {
  net = await createTestNetwork()
  const { activation, leadMinutes } = await called()
  const participants = await participantsOf(activation.id)
  const starts = participants.map((one) => one.startAt!.getTime())
  expect(new Set(starts).size).toBe(30 / STAGGER_STEP_MINUTES + 1)
  expect(Math.min(...starts)).toBe(Date.parse(activation.startAt))
  for (const { startAt, endAt } of participants)
    expect(endAt!.getTime() - startAt!.getTime()).toBe(60 * MINUTE)
  const last = participants.find((one) => one.endAt!.toISOString() === activation.endAt)!
  const first = participants.find((one) => one.startAt!.toISOString() === activation.startAt)!
  for (const one of [first, last]) {
    expect(await cardOf(one)).toMatchObject({
      startAt: one.startAt!.toISOString(),
      endAt: one.endAt!.toISOString(),
    })
    expect(await listMyEvents(customerOf(one))).toMatchObject([{ startAt: one.startAt!.toISOString() }])
  }

  await fillOwnWindows(participants)
  net.clock.advance(leadMinutes * MINUTE)
  await advanceActivation(net.system(), activation.id)
  const begun = participants.filter((one) => one.participation === 'opt-out')
  const early = begun.find((one) => one.startAt!.getTime() === Math.min(...starts))!
  const late = begun.findLast((one) => one.startAt!.getTime() > Math.min(...starts))!
  expect((await cardOf(early)).state).toBe('live')
  expect((await cardOf(late)).state).toBe('notice')
  // By the newest whole quarter hour as many are expected as have begun by then.
  net.clock.advance(30 * MINUTE)
  const running = await net.db.activation.findUniqueOrThrow({ where: { id: activation.id } })
  const soFar = await deliveredSoFar(net.system(), running, net.clock.now)
  const until = Math.floor(net.clock.now.getTime() / QUARTER) * QUARTER
  const minutes = (until - running.startAt.getTime()) / MINUTE
  const kwh = begun.reduce((sum, one) => sum + Math.max(0, until - one.startAt!.getTime()) / (60 * MINUTE), 0)
  expect(soFar!.kw).toBeCloseTo((kwh * 60) / minutes, 1)
  expect(soFar!.expectedKw).toBeCloseTo(((running.expectedKw * 90) / 60) * (minutes / 60), 6)

  await tendNotices(net.system())
  expect((await cardOf(late)).state).toBe('live')
  net.clock.advance(15 * MINUTE)

  net.clock.advance(16 * MINUTE)
  await tendNotices(net.system())
  expect((await cardOf(early)).state).toBe('ended')
  expect((await cardOf(late)).state).toBe('live')
  const no = { activationId: activation.id, accept: false }
  await expect(respondToEvent({ ctx: customerOf(early), input: no })).rejects.toMatchObject({
    code: 'expired',
  })

  net.clock.advance(29 * MINUTE)
  await advanceActivation(net.system(), activation.id)
  const settled = await participantsOf(activation.id)
  const measured = settled.filter((one) => one.energyKwh !== null)
  expect(measured.length).toBeGreaterThan(6)
  for (const one of measured) {
    expect(one.energyKwh).toBeCloseTo(1, 2)
    expect(one.reductionKw).toBeCloseTo(1, 2)
  }
  const row = await net.db.activation.findUniqueOrThrow({ where: { id: activation.id } })
  expect(row.state).toBe('settled')
  expect(row.energyKwh).toBeCloseTo(measured.length, 1)
  expect(row.reductionKw).toBeCloseTo((measured.length * 60) / 90, 1)
  const again = async (name: 'settlement' | 'baseline') =>
    recomputeActivation(
      await recomputeInputs({ ctx: net.system(), input: { name, activationId: row.id } }),
      () => 0,
    )
  expect(await again('settlement')).toMatchObject({
    totalMinor: row.totalMinor,
    working: { agrees: true },
  })
  expect(await again('baseline')).toMatchObject({ energyKwh: expect.closeTo(row.energyKwh!, 6) })
})

test('a no before one’s own start is no override, though others act already', async () => {
  net = await createTestNetwork()
  const { activation, leadMinutes } = await called()
  net.clock.advance((leadMinutes + 1) * MINUTE)
  await advanceActivation(net.system(), activation.id)
  const [one] = (await participantsOf(activation.id)).filter(
    (each) => each.participation === 'opt-out' && each.startAt! > net.clock.now,
  )
  await respondToEvent({ ctx: customerOf(one!), input: { activationId: activation.id, accept: false } })
  const after = await net.db.participant.findUniqueOrThrow({ where: { id: one!.id } })
  expect([after.state, after.overriddenAt]).toEqual(['declined', null])
})

test('a later end is for those whose own part is not over; the others keep theirs and are not told', async () => {
  net = await createTestNetwork()
  const { activation, leadMinutes } = await called()
  const before = await participantsOf(activation.id)
  const acts = before.filter((one) => one.participation === 'opt-out')
  const early = acts.find((one) => one.startAt!.toISOString() === activation.startAt)!
  const late = acts.findLast((one) => one.startAt! > early.startAt!)!
  net.clock.advance(leadMinutes * MINUTE)
  await advanceActivation(net.system(), activation.id)
  net.clock.advance(61 * MINUTE)
  await tendNotices(net.system())
  expect((await cardOf(early)).state).toBe('ended')

  await extendActivation({
    ctx: net.operator(),
    input: { activationId: activation.id, body: { minutes: 15 } },
  })
  await tendNotices(net.system())
  const after = await participantsOf(activation.id)
  expect(after.map((one, i) => one.endAt!.getTime() - before[i]!.endAt!.getTime())).toEqual(
    before.map((one) => (one.endAt! > net.clock.now ? 15 * MINUTE : 0)),
  )
  expect(await cardOf(early)).toMatchObject({ state: 'ended', endAt: early.endAt!.toISOString() })
  expect(await cardOf(late)).toMatchObject({
    state: 'live',
    endAt: new Date(late.endAt!.getTime() + 15 * MINUTE).toISOString(),
  })
  const told = await net.db.notice.findMany({ where: { kind: 'extended:1', channel: 'chat' } })
  const toldOf = told.map((one) => one.participantId)
  expect([toldOf.includes(early.id), toldOf.includes(late.id)]).toEqual([false, true])
})

test('the chat and the list of events say how it stands for oneself, and a part that is over takes no answer', async () => {
  net = await createTestNetwork()
  const { activation, leadMinutes } = await called()
  const acts = (await participantsOf(activation.id)).filter((one) => one.participation === 'opt-out')
  const early = acts.find((one) => one.startAt!.toISOString() === activation.startAt)!
  const late = acts.findLast((one) => one.startAt! > early.startAt!)!
  net.clock.advance((leadMinutes + 1) * MINUTE)
  await advanceActivation(net.system(), activation.id)
  const stateOf = async (one: typeof early) => (await listMyEvents(customerOf(one)))[0]!.state
  expect([await stateOf(early), await stateOf(late)]).toEqual(['live', 'notice'])
  const next = async (one: typeof early) =>
    (await talkAs(net, customerOf(one)).say('when is the next event?')).text
  expect(await next(early)).toContain('running now')
  expect(await next(late)).toContain('You have not answered yet')
  net.clock.advance(61 * MINUTE)
  await tendNotices(net.system())
  expect([await stateOf(early), await stateOf(late)]).toEqual(['ended', 'live'])
  const no = async (one: typeof early) => (await talkAs(net, customerOf(one)).say('not tonight')).text
  expect(await no(early)).toContain('no event')
  expect(await no(late)).not.toContain('no event')
  const after = await participantsOf(activation.id)
  expect([early, late].map(({ id }) => after.find((one) => one.id === id)!.state)).toEqual([
    'asked',
    'declined',
  ])
})

test('a reminder that is late goes to those whose own start is to come', async () => {
  net = await createTestNetwork()
  const startAt = new Date(START.getTime() + 120 * MINUTE).toISOString()
  const { activation } = await called({ startAt })
  net.clock.advance(121 * MINUTE)
  await advanceActivation(net.system(), activation.id)
  await tendNotices(net.system())
  const told = await net.db.notice.findMany({ where: { kind: 'reminder', channel: 'chat' } })
  const participants = await participantsOf(activation.id)
  expect(told.map((one) => one.participantId).sort()).toEqual(
    participants.filter((one) => one.startAt! > net.clock.now).map((one) => one.id),
  )
  expect(told.length).toBeLessThan(participants.length)
})

test('one alone has nobody to be spread from', async () => {
  net = await createTestNetwork()
  const { choice } = await planned()
  const one = await net.db.enrollment.findFirstOrThrow({ where: { programId: 'battery-vpp' } })
  await net.db.enrollment.updateMany({ where: { id: { not: one.id } }, data: { state: 'left' } })
  const activation = await activate({
    ctx: net.operator(),
    // As long as the plan says: programs that nobody is left in are then dropped.
    input: choice({ ...SPREAD, durationMinutes: undefined }),
  })
  expect(activation.staggerMinutes).toBe(0)
  expect(Date.parse(activation.endAt) - Date.parse(activation.startAt)).toBe(60 * MINUTE)
  expect(await participantsOf(activation.id)).toMatchObject([{ startAt: null, endAt: null }])
})

test('a later end moves everybody’s own end by as much', async () => {
  net = await createTestNetwork()
  const { activation } = await called()
  const before = await participantsOf(activation.id)
  const longer = await extendActivation({
    ctx: net.operator(),
    input: { activationId: activation.id, body: { minutes: 15 } },
  })
  expect(Date.parse(longer.endAt) - Date.parse(activation.endAt)).toBe(15 * MINUTE)
  const after = await participantsOf(activation.id)
  expect(after.map((one, i) => one.endAt!.getTime() - before[i]!.endAt!.getTime())).toEqual(
    before.map(() => 15 * MINUTE),
  )
})
