import { afterEach, expect, test } from 'vitest'
import type { Message, Part } from '@/lib/protocol/message'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { narrateAlert } from '@/lib/usecases/alerts/narrate-alert'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
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
import { presentActivation } from './present-activation'
import { recordDelivery } from './record-delivery'
import { respondForSimulated, respondToEvent } from './respond-to-event'

let net: TestNetwork
afterEach(() => net.close())

const MINUTE = 60_000
const raise = (more: object = {}) =>
  ingestAlert({
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
      ...more,
    },
  })
const staffMessages = async () =>
  (await net.db.message.findMany({
    where: { conversationId: 'staff' },
    orderBy: { seq: 'asc' },
  })) as unknown as Message[]

async function planned() {
  const { data } = await raise()
  await narrateAlert(net.system(), data.id!)
  return planAlert({ ctx: net.operator(), input: { alertId: data.id! } })
}

test('from alert to settled result, with everybody told', async () => {
  net = await createTestNetwork()
  const plan = await planned()
  // (1.12 - 1) x 95 kW
  expect(plan.neededKw).toBeCloseTo(11.4, 1)
  expect((await staffMessages()).map((message) => message.kind)).toEqual([
    'alert',
    'options',
    'recommendation',
    'confirmation',
  ])
  const option = plan.options[0]!
  const activation = await activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: option.id, version: plan.version },
  })
  expect(activation).toMatchObject({ state: 'scheduled', decidedBy: 'ada R.', alertId: plan.alertId })
  const startAt = new Date(activation.startAt)
  const endAt = new Date(activation.endAt)
  expect(startAt.getTime() - START.getTime()).toBe(option.leadMinutes * MINUTE)
  expect(endAt.getTime() - startAt.getTime()).toBe(60 * MINUTE)

  await advanceActivation(net.system(), activation.id)
  const asked = await net.db.participant.findMany({ where: { activationId: activation.id } })
  expect(asked.every((participant) => participant.noticedAt !== null)).toBe(true)
  const home = net.homes.find((one) => one.meterId === asked[0]!.meterId)!
  await respondToEvent({ ctx: net.customer(home), input: { activationId: activation.id, accept: true } })

  net.clock.advance(option.leadMinutes * MINUTE)
  expect(await advanceActivation(net.system(), activation.id)).toEqual(['start'])
  const decliner = net.homes.find((one) => one.meterId === asked[1]!.meterId)!
  await respondToEvent({ ctx: net.customer(decliner), input: { activationId: activation.id, accept: false } })

  await fillReadings(net, { from: startAt, to: endAt })
  for (const [minute, loadKw] of [
    [-10, 106],
    [5, 100],
    [20, 94],
    [40, 93],
    [55, 92],
  ] as const)
    await net.db.transformerReading.create({
      data: { transformerId: T7, observedAt: new Date(startAt.getTime() + minute * MINUTE), loadKw },
    })
  net.clock.advance(60 * MINUTE)
  expect(await advanceActivation(net.system(), activation.id)).toEqual(['end', 'measure', 'settle'])

  const row = await net.db.activation.findUniqueOrThrow({ where: { id: activation.id } })
  const result = await presentActivation(net.db, row)
  expect(result.state).toBe('settled')
  expect(result.funnel).toEqual({
    asked: asked.length,
    reached: 2,
    accepted: 1,
    declined: 1,
    silent: asked.length - 2,
  })
  // Each measured home used 1 kW instead of 2 for the hour (the quarter hours are touched whole).
  const measured = await net.db.participant.findMany({
    where: { activationId: activation.id, energyKwh: { not: null } },
  })
  expect(measured.length).toBeGreaterThan(0)
  // One hour: energy and average are one number, and baseline less load is the reduction.
  expect(row.reductionKw!).toBeCloseTo(row.energyKwh!, 6)
  expect(row.baselineKw! - row.actualKw!).toBeCloseTo(row.reductionKw!, 6)
  expect(result.backUnderLimitAt).toBe(new Date(startAt.getTime() + 20 * MINUTE).toISOString())
  expect(result.settlement).toMatchObject({ currency: 'USD', customers: measured.length })

  const settlements = await net.db.settlement.findMany({ where: { activationId: activation.id } })
  expect(settlements).toHaveLength(asked.length)
  expect(settlements.every((settlement) => settlement.state === 'final')).toBe(true)
  expect(settlements.reduce((sum, one) => sum + one.totalMinor, 0)).toBe(result.settlement!.totalMinor)

  const conversation = await net.db.conversation.findUniqueOrThrow({
    where: { customerId: home.customerId },
    include: { messages: { orderBy: { seq: 'asc' } } },
  })
  const [notice, outcome] = conversation.messages as unknown as Message[]
  expect(notice).toMatchObject({ kind: 'notice', seq: 1 })
  expect(notice!.parts[1]).toMatchObject({ type: 'event', response: 'accepted', state: 'ended' })
  expect(outcome).toMatchObject({ kind: 'result', seq: 2 })
  expect(outcome!.parts[1]).toMatchObject({
    type: 'event',
    state: 'final',
    result: { provisional: false, currency: 'USD' },
  })
  const told = await staffMessages()
  expect(told.map((message) => message.kind).slice(4)).toEqual(['progress', 'progress', 'progress', 'result'])
  expect(told[3]!.parts[0]).toMatchObject({ type: 'confirm', state: 'confirmed', decidedBy: 'ada R.' })
})

test('a card of an event that an answer showed again changes with the first', async () => {
  net = await createTestNetwork()
  const plan = await planned()
  const option = plan.options[0]!
  const activation = await activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: option.id, version: plan.version },
  })
  await advanceActivation(net.system(), activation.id)
  const [asked] = await net.db.participant.findMany({ where: { activationId: activation.id } })
  const home = net.homes.find((one) => one.meterId === asked!.meterId)!
  const notice = await net.db.message.findUniqueOrThrow({ where: { id: asked!.noticeMessageId! } })
  const [, card] = notice.parts as unknown as Part[]
  const again = await net.db.$transaction((tx) =>
    appendMessage(tx, notice.conversationId, { role: 'agent', kind: 'chat', parts: [card!] }),
  )
  const shown = async () => {
    const rows = await net.db.message.findMany({
      where: { id: { in: [notice.id, again.id] } },
      orderBy: { seq: 'asc' },
    })
    return rows.map((row) => (row.parts as unknown as Part[]).at(-1)!)
  }
  await respondToEvent({ ctx: net.customer(home), input: { activationId: activation.id, accept: true } })
  expect(await shown()).toMatchObject([{ response: 'accepted' }, { response: 'accepted' }])

  net.clock.advance(option.leadMinutes * MINUTE)
  await advanceActivation(net.system(), activation.id)
  expect(await shown()).toMatchObject([{ state: 'live' }, { state: 'live' }])
  net.clock.advance(60 * MINUTE)
  await advanceActivation(net.system(), activation.id)
  expect(await shown()).toMatchObject([{ state: 'ended' }, { state: 'ended' }])
})

test('two administrators at once make one activation, and the other is told who decided', async () => {
  net = await createTestNetwork()
  const plan = await planned()
  const input = { recommendationId: plan.id, optionId: 'A', version: plan.version }
  const answers = await Promise.allSettled(
    ['ada', 'ben', 'cleo', 'dan'].map((name) => activate({ ctx: net.operator(name), input })),
  )
  expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
  for (const answer of answers.filter((one) => one.status === 'rejected'))
    expect(answer.reason).toMatchObject({
      code: 'already-decided',
      detail: expect.stringMatching(/R\. has already approved/),
    })
  expect(await net.db.activation.count()).toBe(1)
})

test('a stale or expired confirmation is refused and changes nothing', async () => {
  net = await createTestNetwork()
  const plan = await planned()
  net.clock.advance(3 * MINUTE)
  const newer = await planAlert({ ctx: net.operator(), input: { alertId: plan.alertId } })
  expect(newer).toMatchObject({ id: plan.id, version: 2 })
  const confirm = (version: number) =>
    activate({ ctx: net.operator(), input: { recommendationId: plan.id, optionId: 'A', version } })
  await expect(confirm(1)).rejects.toMatchObject({ code: 'stale-version' })
  const cards = (await staffMessages()).flatMap((message) =>
    message.parts.filter((part) => part.type === 'confirm'),
  )
  expect(cards.map((card) => [card.version, card.state])).toEqual([
    [1, 'superseded'],
    [2, 'open'],
  ])
  net.clock.advance(11 * MINUTE)
  await expect(confirm(2)).rejects.toMatchObject({ code: 'expired' })
  expect(await net.db.activation.count()).toBe(0)
})

test('a viewer cannot confirm', async () => {
  net = await createTestNetwork({ homes: 4 })
  const plan = await planned()
  const ctx = net.as(staff('vic', 'viewer'))
  await expect(
    activate({ ctx, input: { recommendationId: plan.id, optionId: 'A', version: 1 } }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('every step run twice, and by two workers at once, tells and settles everybody once', async () => {
  net = await createTestNetwork()
  const plan = await planned()
  const activation = await activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: 'A', version: plan.version },
  })
  await fillReadings(net, { from: new Date(activation.startAt), to: new Date(activation.endAt) })
  const both = () => Promise.all([1, 2, 3].map(() => advanceActivation(net.system(), activation.id)))
  await both()
  net.clock.advance(plan.options[0]!.leadMinutes * MINUTE)
  await both()
  net.clock.advance(60 * MINUTE)
  await both()
  await both()
  const participants = await net.db.participant.count({ where: { activationId: activation.id } })
  const kinds = await net.db.notice.groupBy({ by: ['kind'], _count: true, orderBy: { kind: 'asc' } })
  const tookPart = await net.db.participant.count({ where: { outcome: 'participated' } })
  expect(kinds).toEqual([
    { kind: 'final', _count: tookPart },
    { kind: 'notice', _count: participants },
    { kind: 'result', _count: tookPart },
  ])
  expect(await net.db.settlement.count()).toBe(participants)
  for (const kind of ['notice', 'result'])
    expect(await net.db.message.count({ where: { kind, conversationId: { not: 'staff' } } })).toBe(
      kind === 'notice' ? participants : tookPart,
    )
  expect((await staffMessages()).filter((message) => message.kind === 'result')).toHaveLength(1)
  const conversations = await net.db.conversation.findMany({
    include: { messages: { orderBy: { seq: 'asc' } } },
  })
  for (const { messages } of conversations)
    expect(messages.map((message) => message.seq)).toEqual(messages.map((_, i) => i + 1))
})

test('a call-off tells everybody who was asked, stops answers and measures nothing', async () => {
  net = await createTestNetwork()
  const plan = await planned()
  const activation = await activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: 'A', version: plan.version },
  })
  await advanceActivation(net.system(), activation.id)
  await abortActivation({ ctx: net.operator('ben'), input: { activationId: activation.id } })
  await expect(
    abortActivation({ ctx: net.operator(), input: { activationId: activation.id } }),
  ).rejects.toMatchObject({
    code: 'already-decided',
  })
  await Promise.all([1, 2].map(() => advanceActivation(net.system(), activation.id)))
  const participants = await net.db.participant.findMany({ where: { activationId: activation.id } })
  expect(await net.db.notice.count({ where: { kind: 'cancelled' } })).toBe(participants.length)
  const home = net.homes.find((one) => one.meterId === participants[0]!.meterId)!
  await expect(
    respondToEvent({ ctx: net.customer(home), input: { activationId: activation.id, accept: true } }),
  ).rejects.toMatchObject({ code: 'expired' })
  expect(await net.db.settlement.count()).toBe(0)
})

test('simulated answers come in bulk and touch simulated customers alone', async () => {
  net = await createTestNetwork()
  await net.db.meter.updateMany({ data: { simulated: true } })
  const real = net.homes[0]!
  await net.db.customer.update({ where: { id: real.customerId }, data: { demoLogin: true } })
  const plan = await planned()
  const activation = await activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: 'A', version: plan.version },
  })
  expect(activation.simulatedCustomers).toBeGreaterThan(0)
  await advanceActivation(net.system(), activation.id)
  const asked = await net.db.participant.findMany({ where: { activationId: activation.id } })
  const meterIds = asked.map((participant) => participant.meterId)
  await recordDelivery({ ctx: net.system(), input: { activationId: activation.id, meterIds } })
  const answered = await respondForSimulated({
    ctx: net.system(),
    input: { activationId: activation.id, answers: meterIds.map((meterId) => ({ meterId, accept: true })) },
  })
  const simulated = asked.filter((participant) => participant.simulated)
  expect(answered).toBe(simulated.length)
  const row = await net.db.activation.findUniqueOrThrow({ where: { id: activation.id } })
  const { funnel } = await presentActivation(net.db, row)
  expect(funnel).toMatchObject({ reached: simulated.length, accepted: simulated.length })
  expect(simulated.map((participant) => participant.meterId)).not.toContain(real.meterId)
})
