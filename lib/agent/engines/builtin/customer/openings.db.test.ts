import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { listTickets } from '@/lib/usecases/tickets/list-tickets'
import { talkAs } from './test-dialogue'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 14 })
})
afterAll(() => network.close())
beforeEach(() => {
  home = network.homes[used++ % network.homes.length]!
})

const talk = () => talkAs(network, network.customer(home))
const tickets = () =>
  network.db.ticket.findMany({ where: { customerId: home.customerId }, orderBy: { id: 'asc' } })
const person = () => network.db.customer.findUniqueOrThrow({ where: { id: home.customerId } })

test('a question about outages opens no ticket; a symptom beside it is offered on a card', async () => {
  const { say } = talk()
  await say('does the battery hold some back for an outage or not?')
  await say('is there a blackout in my area?')
  const asked = await say('is there an outage around here, my lamps flickered a moment ago')
  expect(asked.part('confirm')?.title).toBe('Report a fault')
  expect(await tickets()).toHaveLength(0)
  await say('yes')
  expect((await tickets()).map((ticket) => ticket.topic)).toEqual(['fault'])
})

test('a ticket is withdrawn in words, its card and the staff’s list follow, and what else was asked is answered', async () => {
  const { say } = talk()
  await say('we have no power at home')
  const reply = await say('it is back. please cancel that report. and what have I earned?')
  const [ticket] = await tickets()
  expect(ticket!.state).toBe('withdrawn')
  expect(reply.text).toContain(`withdrawn ${ticket!.reference}`)
  expect(reply.text).toContain('earned nothing')
  const listed = await listTickets({
    ctx: network.operator(),
    input: { page: { after: null, limit: 50 }, state: 'withdrawn' },
  })
  expect(listed.map(({ reference }) => reference)).toContain(ticket!.reference)
  const audit = await network.db.auditEvent.findFirst({ where: { action: 'ticket.withdrawn' } })
  expect(audit?.subject).toBe(`ticket:${ticket!.reference}`)
})

test('what was reported may be forgotten in words that name no ticket', async () => {
  const { say } = talk()
  await say('we have no power at home')
  await say('it just came on again, you can forget what I reported')
  expect((await tickets()).map(({ state }) => state)).toEqual(['withdrawn'])
})

test('asking about withdrawing withdraws nothing', async () => {
  const { say } = talk()
  await say('my power is out')
  await say('what happens if I cancel the report?')
  await say('do not cancel the report')
  await say('when will someone come')
  expect((await tickets()).map((ticket) => ticket.state)).toEqual(['open'])
})

test('"not what I asked" is no complaint, drops the wrong card, and the same answer is not given again', async () => {
  const { say, confirms } = talk()
  const card = await say('I want to file a complaint, this is unacceptable')
  expect(card.part('confirm')?.state).toBe('open')
  const again = await say('not a complaint! I only ask when I get paid')
  expect(again.text).toContain('Sorry, I misunderstood.')
  expect(again.part('confirm')).toBeUndefined()
  expect((await confirms()).every((one) => one.state !== 'open')).toBe(true)
  const alone = await say("that's not what i meant")
  expect(alone.text).toContain('What would you like to know')
  expect(alone.part('confirm')).toBeUndefined()
  expect(await tickets()).toHaveLength(0)
})

test('a card brought up by mistake is dropped by "do not note anything", and the question beside it is answered', async () => {
  const { say } = talk()
  await say('my mother is on an oxygen machine, can we join a program?')
  const reply = await say('so are we excluded from joining? please do not note anything')
  expect(reply.text).toContain('left out of every event')
  expect((await person()).medicalEquipment).toBe(false)
  expect((await say('yes')).text).not.toContain('Noted')
  expect((await person()).medicalEquipment).toBe(false)
})

test('several settings in one message are all carried out, and what cannot be set changes nothing', async () => {
  const { say } = talk()
  const first = await say('email me at dana@example.org instead of texts, and nothing after 8 in the evening')
  expect(first.text).toContain('dana@example.org')
  expect(await person()).toMatchObject({
    email: 'dana@example.org',
    preferences: { channel: 'email', quietHours: { fromHour: 20 } },
  })
  const days = await say('no messages on weekends please')
  expect(days.text).toContain('cannot leave out single days')
  expect(await person()).toMatchObject({ preferences: { channel: 'email' } })
  expect((await say('did you change the email?')).text).toContain('Yes, messages go by email')
})

test('other days said at a card about days change the card, and choose no program', async () => {
  const { say } = talk()
  await say('we are away from august 3 to august 9')
  const changed = await say('make it the 10th actually, we fly late on the 9th')
  expect(changed.part('confirm')?.title).toContain('Aug 10')
  const asked = await say('hm not just away. is there a difference between that and pausing?')
  expect(asked.text).toContain('Being away and pausing both')
  expect((await person()).vacationUntil).toBeNull()
})

test('what other customers get is told to nobody', async () => {
  const { say } = talk()
  expect((await say('my brother says he gets more, do you know what he earns?')).text).toContain(
    'only your own home',
  )
})

test('too many messages, or one at night, told of: nothing is switched off by it', async () => {
  const { say } = talk()
  expect((await say('stop texting me so much')).text).toContain('I have changed nothing')
  expect((await say('you texted me at midnight!')).text).toContain('I have changed nothing')
  expect((await person()).preferences).toEqual({})
  await say('only in the chat')
  expect(await person()).toMatchObject({ preferences: { channel: 'chat' } })
})

test('asking who calls opens no ticket, asking for a call does', async () => {
  const { say } = talk()
  await say('who calls me if there is a fault?')
  expect(await tickets()).toHaveLength(0)
  await say('can someone call me tomorrow morning?')
  expect(await tickets()).toHaveLength(1)
})

test('with program credits alone, what was earned speaks of no events', async () => {
  const enrollment = await network.db.enrollment.findFirstOrThrow({ where: { meterId: home.meterId } })
  const at = await network.customer(home).gridNow()
  await network.db.enrollmentCredit.create({
    data: {
      enrollmentId: enrollment.id,
      meterId: home.meterId,
      programId: enrollment.programId,
      programVersion: enrollment.programVersion,
      kind: 'sign-up',
      period: 'once',
      startAt: at,
      endAt: at,
      quantity: 1,
      rateMinor: 4000,
      amountMinor: 4000,
      currency: 'USD',
      createdAt: at,
    },
  })
  const told = await talk().say('how much have I earned?')
  expect(told.text).toContain('You earned $40 over the last twelve months, all of it credits')
  expect(told.text).not.toMatch(/\$0|\b0 events/)
  expect(told.part('earnings')).toMatchObject({ totalMinor: 4000, summary: told.text.trim() })
})
