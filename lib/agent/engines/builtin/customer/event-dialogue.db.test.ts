import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Part } from '@/lib/protocol/message'
import { advanceActivation } from '@/lib/usecases/activations/advance'
import { readMe } from '@/lib/usecases/customers/read-me'
import { listMyEvents } from '@/lib/usecases/earnings/list-my-events'
import { createTestNetwork, fillReadings, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'
import { decideOnEvent } from './test-event'

const MINUTE = 60_000

let net: TestNetwork
let home: TestHome
let activationId: string
let startAt: Date
let endAt: Date

// One event told as a story: the tests follow its life in order.
beforeAll(async () => {
  net = await createTestNetwork()
  const { activation, home: one } = await decideOnEvent(net)
  home = one
  activationId = activation.id
  startAt = new Date(activation.startAt)
  endAt = new Date(activation.endAt)
})
afterAll(() => net.close())

const talk = () => talkAs(net, net.customer(home))
const response = async () =>
  (
    await net.db.participant.findUniqueOrThrow({
      where: { activationId_meterId: { activationId, meterId: home.meterId } },
    })
  ).state

test('before anybody is told there is no event to answer', async () => {
  expect((await talk().say('when is the next event?')).text).toContain('No event')
  await talk().say('count me in for tonight')
  expect(await response()).toBe('asked')
})

test('with an order and an event both waiting, a bare yes asks which one', async () => {
  const { say } = talk()
  await say('leave my program')
  net.clock.advance(1000)
  await advanceActivation(net.system(), activationId)
  const asked = await say('yes')
  expect(asked.text).toContain('Two things')
  expect(await response()).toBe('asked')
  const enrollment = await net.db.enrollment.findFirst({ where: { meterId: home.meterId } })
  expect(enrollment?.state).toBe('active')
})

test('named in words the event is answered, and the answer may change', async () => {
  const { say } = talk()
  expect((await say('when is the next event?')).part('event')?.activationId).toBe(activationId)
  await say('not tonight')
  expect(await response()).toBe('declined')
  await say('ok I will take part in the event')
  expect(await response()).toBe('accepted')
  const rows = await net.db.message.findMany({
    where: {
      conversation: { customerId: home.customerId },
      parts: { array_contains: [{ type: 'event', activationId }] },
    },
  })
  const cards = rows.flatMap((row) => row.parts as unknown as Part[]).filter((part) => part.type === 'event')
  expect(cards).toHaveLength(2)
  expect(cards.map((card) => card.response)).toEqual(['accepted', 'accepted'])
})

test.each([
  ['alright ill take part', 'accepted'],
  ['uy no, salgo de viaje a las 8. Mejor no participo', 'declined'],
  ['ok le entro', 'accepted'],
  ['yeah no my mother in law’s coming so not this one', 'declined'],
  ['vale, lo hago', 'accepted'],
])('right after the event was shown, with no card open, "%s" is %s', async (words, state) => {
  await net.db.conversation.updateMany({ where: { customerId: home.customerId }, data: { memory: {} } })
  const { say } = talk()
  await say('when is the next event?')
  await say(words)
  expect(await response()).toBe(state)
})

test('questions about the open event are answered and change nothing', async () => {
  const { say } = talk()
  await say('i got a message about tonight, what is it')
  expect((await say('and what do i get for it')).text).toContain(' pays: ')
  expect((await say('can I keep my laptop on or does that count')).text).toContain(
    'may use whatever you need',
  )
  expect(await response()).toBe('accepted')
})

test('"only tonight, I stay in the program" after a no is confirmed', async () => {
  const { say } = talk()
  await say('not tonight')
  expect((await say('yes, only tonight, i stay in the program')).text).toContain('stay in')
  expect(await response()).toBe('declined')
  await say('ok I will take part in the event')
  expect(await response()).toBe('accepted')
})

test.each([
  "My son can't make it to dinner tonight",
  "I'll be there Monday when the crew comes",
  "If I can't make it tonight I'll text you",
  "Skip me tonight if it's over 35 degrees",
  'I only got home today',
  'I can help my neighbor',
  "don't skip me tonight",
  "I can't wait to take part tonight",
  'hoy no hay luz',
  "my thermostat won't work today",
  "I'm in bed when the event starts",
  'me apunto cuando vuelva',
  'ayudo a mi mamá hoy',
  'great',
])('with an event that waits "%s" neither takes part nor declines', async (words) => {
  await net.db.conversation.updateMany({ where: { customerId: home.customerId }, data: { memory: {} } })
  const before = await response()
  const where = { activationId_meterId: { activationId, meterId: home.meterId } }
  await net.db.participant.update({ where, data: { state: 'asked' } })
  await talk().say(words)
  const after = await response()
  await net.db.participant.update({ where, data: { state: before } })
  expect(after).toBe('asked')
})

test('why it was called is told with the grid’s own figures', async () => {
  const { neededKw, limitKw } = await net.db.activation.findUniqueOrThrow({ where: { id: activationId } })
  const { text } = await talk().say('why is there an event?')
  expect(text).toContain(`${Math.round(neededKw)} kW more`)
  expect(text).toContain(`${Math.round(limitKw)} kW`)
})

test('before it is measured there is no result and nothing earned', async () => {
  const { say } = talk()
  expect((await say('how did my event go?')).part('event')?.result).toBeUndefined()
  expect((await say('what have I earned so far?')).text).toContain('nothing')
})

test('after it the result, every step and the earnings agree with the settlement', async () => {
  net.clock.advance(startAt.getTime() - net.clock.now.getTime())
  await advanceActivation(net.system(), activationId)
  await fillReadings(net, { from: startAt, to: endAt })
  net.clock.advance(60 * MINUTE)
  await advanceActivation(net.system(), activationId)
  const settlement = await net.db.settlement.findFirstOrThrow({ where: { meterId: home.meterId } })
  const { say } = talk()
  const result = await say('what was my result?')
  expect(result.part('event')).toMatchObject({
    activationId,
    state: 'final',
    result: { amountMinor: settlement.totalMinor },
  })
  const earned = await say('what have I earned so far?')
  expect(earned.part('earnings')).toMatchObject({ totalMinor: settlement.totalMinor })
  const how = await say('how was my reward calculated?')
  expect(how.part('table')!.rows.length).toBeGreaterThan(3)
  expect((await say('how do you work out my baseline?')).part('table')).toBeDefined()
  expect((await say('show all my past events')).part('table')!.rows).toHaveLength(1)
})

test('the account and the list of events say the same', async () => {
  const ctx = net.customer(home)
  const [event] = await listMyEvents(ctx)
  expect(event).toMatchObject({ activationId, state: 'final', response: 'accepted', provisional: false })
  const me = await readMe(ctx)
  expect(me.season).toMatchObject({
    earnedMinor: event!.amountMinor,
    provisionalMinor: 0,
    events: 1,
    skipped: 0,
  })
  expect(me.nextEvent).toBeNull()
})

test('an event that is over takes no answer', async () => {
  expect((await talk().say('not tonight')).text).toContain('no event')
  expect(await response()).toBe('accepted')
})
