import { afterEach, expect, test } from 'vitest'
import type { PartOf } from '@/lib/protocol/message'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { narrateAlert } from '@/lib/usecases/alerts/narrate-alert'
import { resumeAutomation, stopAutomation } from '@/lib/usecases/policies/automation'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import {
  createTestNetwork,
  fillReadings,
  START,
  staff,
  T7,
  type TestNetwork,
} from '@/lib/usecases/test-network'
import { abortActivation } from './abort'
import { activate } from './activate'
import { advanceActivation } from './advance'
import { dispatchNextStages } from './dispatch-next-stages'
import { dryRunActivation } from './dry-run-activation'
import { extendActivation } from './extend'
import { listNotices, retryNotices } from './list-notices'
import { tendNotices } from './tend-notices'
import { watchEvents } from './watch-events'

let net: TestNetwork
afterEach(() => net.close())

const MINUTE = 60_000

async function planned(severity = 'critical') {
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'scada-1',
      transformerId: T7,
      kind: 'overload',
      severity,
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 112,
      expectedDurationMinutes: 60,
    },
  })
  await narrateAlert(net.system(), data.id!)
  return planAlert({ ctx: net.operator(), input: { alertId: data.id! } })
}
type Plan = Awaited<ReturnType<typeof planned>>
const choice = (plan: Plan, more: object = {}) => ({
  recommendationId: plan.id,
  optionId: plan.options[0]!.id,
  version: plan.version,
  ...more,
})
const approveAbove = (value: object) => net.db.setting.create({ data: { key: 'approval', value } })
const advance = (id: string) => advanceActivation(net.system(), id)
const started = async (plan: Plan) => {
  const activation = await activate({ ctx: net.operator(), input: choice(plan) })
  await advance(activation.id)
  net.clock.advance(plan.options[0]!.leadMinutes * MINUTE)
  await advance(activation.id)
  return activation
}
const texts = async (customerId: string) =>
  (await net.db.message.findMany({ where: { conversation: { customerId } }, orderBy: { seq: 'asc' } })).map(
    (row) => (row.parts as { text?: string }[])[0]?.text ?? '',
  )
const roomTexts = async () =>
  (await net.db.message.findMany({ where: { conversationId: 'staff' }, orderBy: { seq: 'asc' } })).map(
    (row) => (row.parts as { text?: string }[])[0]?.text ?? '',
  )

test('a dry run says who would be asked and what is expected, and writes nothing', async () => {
  net = await createTestNetwork()
  const plan = await planned()
  const dry = await dryRunActivation({ ctx: net.operator(), input: choice(plan) })
  expect(dry).toMatchObject({ dryRun: true, blocks: [], approval: { needed: false, endorsedBy: null } })
  expect(dry.homes).toHaveLength(dry.wouldAsk)
  expect(dry.homes[0]!.meter).not.toContain(net.homes[0]!.meterId)
  expect(dry.warnings.map((one) => one.code)).toContain('reading-stale')
  expect(await net.db.activation.count()).toBe(0)
  expect((await net.db.recommendation.findFirstOrThrow()).state).toBe('open')
  const made = await activate({ ctx: net.operator(), input: choice(plan) })
  expect(await net.db.participant.count({ where: { activationId: made.id } })).toBe(dry.wouldAsk)
  expect(made.expectedKw).toBe(dry.expectedKw)
})

test('a dry run names what would refuse', async () => {
  net = await createTestNetwork()
  const plan = await planned()
  const startAt = new Date(net.clock.now.getTime() + MINUTE).toISOString()
  const dry = await dryRunActivation({ ctx: net.operator(), input: choice(plan, { startAt }) })
  expect(new Set(dry.blocks.map((one) => one.code))).toEqual(new Set(['window', 'notice-too-long']))
  const long = await dryRunActivation({ ctx: net.operator(), input: choice(plan, { durationMinutes: 600 }) })
  expect(long.blocks[0]!.code).toBe('event-too-long')
})

test('kW, to the limit, the maximum: each asks as many as it needs', async () => {
  net = await createTestNetwork({ homes: 40 })
  const plan = await planned('low')
  const dry = (more: object) => dryRunActivation({ ctx: net.operator(), input: choice(plan, more) })
  const [small, large] = [
    await dry({ objective: 'kw', targetKw: 4 }),
    await dry({ objective: 'kw', targetKw: 20 }),
  ]
  expect(small.expectedKw).toBeGreaterThanOrEqual(4)
  expect(small.wouldAsk).toBeLessThan(large.wouldAsk)
  expect(large.expectedKw).toBeGreaterThanOrEqual(Math.min(20, large.expectedKw))
  const toLimit = await dry({ objective: 'to-limit' })
  expect(toLimit.targetKw).toBeCloseTo(11.4, 1)
  expect(toLimit.lowKw).toBeGreaterThanOrEqual(11.4)
  const most = await dry({ objective: 'maximum' })
  expect(most.wouldAsk).toBe(40)
  const made = await activate({ ctx: net.operator(), input: choice(plan, { objective: 'kw', targetKw: 4 }) })
  expect(made).toMatchObject({ objective: 'kw', targetKw: 4 })
})

test('above the configured size the first yes is kept and a second person, an approver, completes it', async () => {
  net = await createTestNetwork()
  const plan = await planned()
  await approveAbove({ aboveKw: 5, aboveHomes: null })
  const input = choice(plan)
  const yes = (name: string, role: 'operator' | 'approver') =>
    activate({ ctx: net.as(staff(name, role)), input })
  const waits = { code: 'approval-required' }
  await expect(yes('ada', 'operator')).rejects.toMatchObject(waits)
  await expect(yes('ada', 'operator')).rejects.toMatchObject(waits)
  expect(await net.db.activation.count()).toBe(0)
  expect((await roomTexts()).filter((text) => text.startsWith('ada R. approved'))).toHaveLength(1)
  await expect(yes('ben', 'operator')).rejects.toMatchObject({ detail: expect.stringContaining('approver') })
  const dry = await dryRunActivation({ ctx: net.operator(), input })
  expect(dry.approval).toMatchObject({ needed: true, endorsedBy: 'ada R.' })
  expect(await yes('cleo', 'approver')).toMatchObject({ decidedBy: 'cleo R.', endorsedBy: 'ada R.' })
})

test('a first yes to one version is no yes to the next, and one person is never two', async () => {
  net = await createTestNetwork()
  const plan = await planned()
  await approveAbove({ aboveKw: null, aboveHomes: 1 })
  const cleo = net.as(staff('cleo', 'approver'))
  await expect(activate({ ctx: cleo, input: choice(plan) })).rejects.toMatchObject({
    code: 'approval-required',
  })
  await expect(activate({ ctx: cleo, input: choice(plan) })).rejects.toMatchObject({
    code: 'approval-required',
  })
  net.clock.advance(3 * MINUTE)
  const newer = await planAlert({ ctx: net.operator(), input: { alertId: plan.alertId } })
  expect(newer.version).toBe(2)
  const dan = net.as(staff('dan', 'approver'))
  await expect(activate({ ctx: dan, input: choice(newer) })).rejects.toMatchObject({
    code: 'approval-required',
  })
  await activate({ ctx: cleo, input: choice(newer) })
  expect(await net.db.activation.count()).toBe(1)
})

test('a longer event: the end moves at once, cards and messages follow once, terms are kept', async () => {
  net = await createTestNetwork()
  const activation = await started(await planned())
  const extend = (minutes: number) =>
    extendActivation({ ctx: net.operator(), input: { activationId: activation.id, body: { minutes } } })
  await expect(extend(240)).rejects.toMatchObject({ code: 'unprocessable' })
  const longer = await extend(30)
  expect(Date.parse(longer.endAt) - Date.parse(activation.endAt)).toBe(30 * MINUTE)
  expect(longer.originalEndAt).toBe(activation.endAt)
  await Promise.all([tendNotices(net.system()), tendNotices(net.system())])
  const participants = await net.db.participant.findMany({ where: { activationId: activation.id } })
  expect(await net.db.notice.count({ where: { kind: 'extended:1', channel: 'chat' } })).toBe(
    participants.length,
  )
  const { customerId, noticeMessageId } = participants[0]!
  expect((await texts(customerId)).filter((text) => text.includes('goes on until'))).toHaveLength(1)
  const card = await net.db.message.findUniqueOrThrow({ where: { id: noticeMessageId! } })
  expect((card.parts as PartOf<'event'>[])[1]).toMatchObject({ endAt: longer.endAt, state: 'live' })
  net.clock.advance(61 * MINUTE)
  expect(await advance(activation.id)).toEqual([])
  net.clock.advance(30 * MINUTE)
  expect(await advance(activation.id)).toContain('end')
  await expect(extend(30)).rejects.toMatchObject({ code: 'conflict' })
})

test('who is not here is told by phone after a third of the lead, once; who has read it is not', async () => {
  net = await createTestNetwork({ homes: 8 })
  const plan = await planned()
  const activation = await activate({ ctx: net.operator(), input: choice(plan) })
  await advance(activation.id)
  await tendNotices(net.system())
  expect(await net.db.outboundMessage.count()).toBe(0)
  const [reader, mailer, quiet] = await net.db.participant.findMany({
    where: { activationId: activation.id },
  })
  await net.db.participant.update({ where: { id: reader!.id }, data: { reachedAt: net.clock.now } })
  await net.db.customer.update({
    where: { id: mailer!.customerId },
    data: { email: 'dana@home.example', preferences: { channel: 'email' } },
  })
  await net.db.customer.update({
    where: { id: quiet!.customerId },
    data: { preferences: { channel: 'chat' } },
  })
  net.clock.advance(4 * MINUTE)
  await Promise.all([tendNotices(net.system()), tendNotices(net.system())])
  const asked = await net.db.participant.count({ where: { activationId: activation.id } })
  const sent = await net.db.outboundMessage.findMany()
  expect(sent).toHaveLength(asked - 2)
  expect(sent.filter((row) => row.channel === 'email').map((row) => row.recipient)).toEqual([
    'dana@home.example',
  ])
  const log = await listNotices({
    ctx: net.operator(),
    input: { activationId: activation.id, state: 'held' },
  })
  expect(log).toMatchObject([{ kind: 'notice', detail: 'chat-only' }])
})

test('what failed outside is seen in the log and sent again when somebody asks', async () => {
  net = await createTestNetwork({ homes: 8 })
  const plan = await planned()
  const activation = await activate({ ctx: net.operator(), input: choice(plan) })
  await advance(activation.id)
  net.clock.advance(4 * MINUTE)
  await tendNotices(net.system())
  await net.db.outboundMessage.updateMany({
    data: { state: 'failed', attempts: 5, lastError: 'gateway 500' },
  })
  const log = (state: string | null) =>
    listNotices({ ctx: net.operator(), input: { activationId: activation.id, state } })
  const failed = await log('failed')
  expect(failed.length).toBeGreaterThan(0)
  expect(failed[0]).toMatchObject({ detail: 'gateway 500', attempts: 5, channel: 'sms' })
  const { retried } = await retryNotices({ ctx: net.operator(), input: { activationId: activation.id } })
  expect(retried).toBe(failed.length)
  await net.db.outboundMessage.updateMany({ data: { state: 'sent', sentAt: net.clock.now } })
  await tendNotices(net.system())
  expect(await log('failed')).toEqual([])
  expect((await log('sent')).filter((one) => one.channel === 'sms')).toHaveLength(failed.length)
})

test('at night phones stay silent unless it is an emergency', async () => {
  for (const [severity, messages] of [
    ['high', 0],
    ['critical', 1],
  ] as const) {
    net = await createTestNetwork({ homes: 8 })
    // 23:30 in Los Angeles
    net.clock.advance(6 * 60 * MINUTE)
    const plan = await planned(severity)
    const activation = await activate({ ctx: net.operator(), input: choice(plan) })
    await advance(activation.id)
    net.clock.advance(4 * MINUTE)
    await tendNotices(net.system())
    expect(Math.min(1, await net.db.outboundMessage.count())).toBe(messages)
    const held = await net.db.notice.findMany({ where: { state: 'held' } })
    expect(held.every((one) => one.detail === 'quiet-hours')).toBe(true)
    expect(held.length > 0).toBe(messages === 0)
    if (severity === 'high') await net.close()
  }
})

test('a long lead brings one reminder, and a third message of the day is held', async () => {
  net = await createTestNetwork({ homes: 8 })
  const plan = await planned('high')
  const startAt = new Date(START.getTime() + 120 * MINUTE).toISOString()
  const activation = await activate({ ctx: net.operator(), input: choice(plan, { startAt }) })
  await advance(activation.id)
  net.clock.advance(95 * MINUTE)
  await tendNotices(net.system())
  await tendNotices(net.system())
  const [one] = await net.db.participant.findMany({ where: { activationId: activation.id } })
  expect((await texts(one!.customerId)).filter((text) => text.startsWith('Reminder'))).toHaveLength(1)
  net.clock.advance(25 * MINUTE)
  await advance(activation.id)
  await tendNotices(net.system())
  const start = await net.db.notice.findMany({ where: { kind: 'start' } })
  expect(start.length).toBeGreaterThan(0)
  expect(start.every((notice) => notice.state === 'held' && notice.detail === 'daily-limit')).toBe(true)
})

test('who was called by phone is called off by phone', async () => {
  net = await createTestNetwork({ homes: 8 })
  const plan = await planned()
  const activation = await activate({ ctx: net.operator(), input: choice(plan) })
  await advance(activation.id)
  net.clock.advance(4 * MINUTE)
  await tendNotices(net.system())
  const before = await net.db.outboundMessage.count()
  await abortActivation({ ctx: net.operator(), input: { activationId: activation.id } })
  await advance(activation.id)
  await tendNotices(net.system())
  await tendNotices(net.system())
  expect(await net.db.outboundMessage.count()).toBe(2 * before)
})

test('too little in the middle of an event raises a priority 2 alert with the next options, which ends with it', async () => {
  net = await createTestNetwork({ homes: 40 })
  const plan = await planned('low')
  const activation = await activate({
    ctx: net.operator(),
    input: choice(plan, { objective: 'kw', targetKw: 6 }),
  })
  await advance(activation.id)
  net.clock.advance(plan.options[0]!.leadMinutes * MINUTE)
  await advance(activation.id)
  await net.db.transformer.update({ where: { id: T7 }, data: { loadKw: 110, observedAt: net.clock.now } })
  // Nobody uses less: the readings of the event are those of every other day.
  await fillReadings(net, { from: START, to: START })
  net.clock.advance(29 * MINUTE)
  await watchEvents(net.system())
  expect(await net.db.alert.count()).toBe(1)
  net.clock.advance(2 * MINUTE)
  await Promise.all([watchEvents(net.system()), watchEvents(net.system())])
  const alert = await net.db.alert.findFirstOrThrow({ where: { kind: 'dr-shortfall' } })
  expect(alert).toMatchObject({ priority: 2, transformerId: T7, sourceId: 'events' })
  expect(await net.db.activation.findUniqueOrThrow({ where: { id: activation.id } })).toMatchObject({
    midEventKw: 0,
  })
  await narrateAlert(net.system(), alert.id)
  const next = await net.db.recommendation.findFirstOrThrow({ where: { alertId: alert.id } })
  expect((next.options as unknown[]).length).toBeGreaterThan(0)
  net.clock.advance(60 * MINUTE)
  await advance(activation.id)
  await watchEvents(net.system())
  expect((await net.db.alert.findUniqueOrThrow({ where: { id: alert.id } })).clearedAt).not.toBeNull()
})

test('with a next stage agreed to, too little calls it by itself, once; not while everything automatic is stopped', async () => {
  net = await createTestNetwork({ homes: 40 })
  const plan = await planned('low')
  const activation = await activate({
    ctx: net.operator(),
    input: choice(plan, { objective: 'kw', targetKw: 6, nextStage: 'automatic' }),
  })
  expect(activation).toMatchObject({ nextStage: 'automatic', stageOfId: null })
  await advance(activation.id)
  net.clock.advance(plan.options[0]!.leadMinutes * MINUTE)
  await advance(activation.id)
  await net.db.transformer.update({ where: { id: T7 }, data: { loadKw: 110, observedAt: net.clock.now } })
  await fillReadings(net, { from: START, to: START })
  net.clock.advance(31 * MINUTE)
  expect(await dispatchNextStages(net.system())).toBe(0)
  await watchEvents(net.system())
  const alert = await net.db.alert.findFirstOrThrow({ where: { kind: 'dr-shortfall' } })
  await narrateAlert(net.system(), alert.id)
  await stopAutomation(net.operator())
  expect(await dispatchNextStages(net.system())).toBe(0)
  await resumeAutomation(net.as(staff('amy', 'admin')))
  await Promise.all([dispatchNextStages(net.system()), dispatchNextStages(net.system())])
  expect(await dispatchNextStages(net.system())).toBe(0)
  const stages = await net.db.activation.findMany({
    where: { stageOfId: activation.id },
    include: { participants: true },
  })
  expect(stages).toMatchObject([
    { alertId: alert.id, decidedBy: `ada R. (next stage of ${activation.reference})`, nextStage: 'ask' },
  ])
  const first = await net.db.participant.findMany({ where: { activationId: activation.id } })
  const twice = stages[0]!.participants.filter((one) => first.some(({ meterId }) => meterId === one.meterId))
  expect([stages[0]!.participants.length > 0, twice]).toEqual([true, []])
})

test('a load that comes back above the limit after an event is told and raises an alert of its own', async () => {
  net = await createTestNetwork()
  const activation = await started(await planned())
  await fillReadings(net, { from: new Date(activation.startAt), to: new Date(activation.endAt) })
  net.clock.advance(60 * MINUTE)
  await advance(activation.id)
  await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'scada-1',
      transformerId: T7,
      kind: 'overload',
      severity: 'critical',
      status: 'cleared',
      observedAt: net.clock.now.toISOString(),
    },
  })
  net.clock.advance(20 * MINUTE)
  const load = (loadKw: number) =>
    net.db.transformer.update({ where: { id: T7 }, data: { loadKw, observedAt: net.clock.now } })
  await load(99)
  await watchEvents(net.system())
  await watchEvents(net.system())
  expect(await net.db.alert.count({ where: { kind: 'rebound', clearedAt: null } })).toBe(1)
  expect((await roomTexts()).filter((text) => text.includes('comes back'))).toHaveLength(1)
  await load(80)
  await watchEvents(net.system())
  expect(await net.db.alert.count({ where: { kind: 'rebound', clearedAt: null } })).toBe(0)
  expect(await net.db.activation.findUniqueOrThrow({ where: { id: activation.id } })).toMatchObject({
    reboundPeakKw: 99,
  })
})
