import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, T7, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 40 })
})
afterAll(() => network.close())
beforeEach(() => {
  home = network.homes[used++]!
})

const enrolled = () =>
  network.db.enrollment.findFirst({ where: { meterId: home.meterId, state: { in: ['active', 'paused'] } } })
const talk = () => talkAs(network, network.customer(home))
async function freed() {
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
  return talk()
}

test('joining takes two yeses in words, and the second one enrolls', async () => {
  const { say } = await freed()
  await say('show me the programs')
  const chosen = await say('Peak Savings please')
  expect(chosen.part('confirm')?.action).toBe('order.init')
  const quote = await say('yes')
  expect(quote.part('quote')?.totalMinor).toBe(0)
  expect(await enrolled()).toBeNull()
  const done = await say('yes')
  expect(done.part('receipt')?.state).toBe('active')
  expect((await enrolled())?.programId).toBe('peak-time-rebate')
})

test('a third yes does nothing more', async () => {
  const { say } = await freed()
  await say('enroll me in Peak Savings')
  await say('yes')
  await say('yes')
  await say('yes')
  await say('yes')
  expect(await network.db.enrollment.count({ where: { meterId: home.meterId } })).toBe(1)
  expect(await network.db.order.count({ where: { meterId: home.meterId } })).toBe(1)
})

test('a change of mind in the middle drops the first order and starts the other', async () => {
  const { say } = await freed()
  await network.db.device.createMany({
    data: ['thermostat', 'battery'].map((type) => ({ meterId: home.meterId, type, name: type, ratedKw: 4 })),
  })
  const shown = await say('show me the programs')
  const names = shown.part('offers')!.offers.map((offer) => offer.name)
  await say('the second one')
  await say('yes')
  await say('actually no, the first')
  const orders = await network.db.order.findMany({
    where: { meterId: home.meterId },
    // The clock of the test stands still: ids tell which came first.
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  expect(orders.map((order) => order.state)).toEqual(['cancelled', 'selected'])
  expect((orders[1]!.offer as { name: string }).name).toBe(names[0])
})

test('a yes after a newer list carries out nothing that was proposed above it', async () => {
  const { say } = await freed()
  expect((await say('delete my account')).part('confirm')?.action).toBe('proposal.confirm')
  expect((await say('show me the programs')).part('offers')).toBeDefined()
  await say('yes')
  const customer = await network.db.customer.findFirst({ where: { meterId: home.meterId } })
  expect(customer?.deletedAt).toBeNull()
})

test('a yes with a condition agrees to nothing', async () => {
  const { say } = await freed()
  await say('enroll me in Peak Savings')
  await say('yes')
  await say('yes, but only if it is free?')
  expect(await enrolled()).toBeNull()
})

test('leaving takes the customer’s own yes; a no keeps everything', async () => {
  const { say, confirms } = talk()
  await say('I want to leave my program')
  expect((await enrolled())?.state).toBe('active')
  await say('no')
  expect((await enrolled())?.state).toBe('active')
  expect((await confirms()).map((card) => card.state)).toEqual(['declined'])
  await say('leave the program')
  await say('yes')
  expect(await enrolled()).toBeNull()
  expect((await confirms()).map((card) => card.state)).toEqual(['declined', 'confirmed'])
})

test('a yes after the proposal has expired does nothing', async () => {
  const { say, confirms } = talk()
  await say('leave my program')
  network.clock.advance(6 * 60_000)
  const late = await say('yes')
  expect(late.text).toContain('did nothing')
  expect((await enrolled())?.state).toBe('active')
  expect((await confirms()).map((card) => card.state)).toEqual(['expired'])
})

test('a yes from another session is asked again there before anything is done', async () => {
  await talk().say('leave my program')
  const ctx = network.customer(home)
  const elsewhere = talkAs(network, {
    ...ctx,
    actor: { ...ctx.actor, sessionId: 'another-session' } as typeof ctx.actor,
  })
  await elsewhere.say('yes')
  expect((await enrolled())?.state).toBe('active')
  await elsewhere.say('yes')
  expect(await enrolled()).toBeNull()
})

test('a button of a proposal that was replaced does nothing', async () => {
  const { say, press } = talk()
  const first = (await say('leave my program')).part('confirm')!
  await say('pause my program for 10 days')
  const stale = await press(first.action, first.values!)
  expect(stale.text).toContain('closed')
  expect((await enrolled())?.state).toBe('active')
})

test('the same proposal pressed twice is carried out once', async () => {
  const { say, press } = talk()
  const card = (await say('pause my program for 10 days')).part('confirm')!
  await press(card.action, card.values!)
  const again = await press(card.action, card.values!)
  expect(again.text).toContain('closed')
  const row = await enrolled()
  expect(row?.state).toBe('paused')
  expect(row?.version).toBe(2)
})

test('a yes to a proposal is not a yes to an order that waits as well', async () => {
  const { say } = await freed()
  await say('enroll me in Peak Savings')
  await say('yes')
  await say('add my battery')
  await say('yes')
  const battery = await network.db.device.findFirst({ where: { meterId: home.meterId, type: 'battery' } })
  expect(battery).not.toBeNull()
  expect(await enrolled()).toBeNull()
  const asked = await say('yes')
  expect(asked.part('quote')).toBeDefined()
  expect(await enrolled()).toBeNull()
  await say('yes')
  expect((await enrolled())?.programId).toBe('peak-time-rebate')
})

test('the catch is told of the program spoken of, and "the other one" asks it of the next', async () => {
  const { say } = await freed()
  await network.db.device.create({
    data: { meterId: home.meterId, type: 'thermostat', name: 'T', ratedKw: 2 },
  })
  const shown = (await say('which programs are there for me?')).part('offers')!.offers
  expect(shown.length).toBeGreaterThan(1)
  expect((await say("what's the catch?")).text).toContain(shown[0]!.name)
  expect((await say('and the other one?')).text).toContain(shown[1]!.name)
  expect(await network.db.order.count({ where: { meterId: home.meterId } })).toBe(0)
})

test('an outage makes one ticket however often it is told, and says the emergency number first', async () => {
  const { say } = talk()
  const first = await say('my power is out')
  expect(first.messages[0]!.parts[0]).toMatchObject({ type: 'text', text: expect.stringContaining('911') })
  await say('the power is still out')
  const tickets = await network.db.ticket.findMany({ where: { customerId: home.customerId } })
  expect(tickets).toHaveLength(1)
  expect(first.part('handover')?.reference).toBe(tickets[0]!.reference)
})

test('when to call may be typed right after the question, and is another matter later', async () => {
  const { say } = talk()
  await say('i want to talk to a person')
  await say('what programs can i join')
  expect((await say('tomorrow morning')).part('handover')).toBeUndefined()
  await say('let me talk to a human')
  const answer = await say('tomorrow morning please')
  expect(answer.text).toContain('tomorrow morning, 9–12')
  expect(answer.part('handover')?.text).toContain('tomorrow morning')
  const ticket = await network.db.ticket.findFirstOrThrow({ where: { customerId: home.customerId } })
  expect(ticket.callbackAt).toBe('morning')
})

test('quiet hours may be named as a range', async () => {
  const { say } = talk()
  await say('do not write to me between 10 pm and 8 am')
  const row = await network.db.customer.findUniqueOrThrow({ where: { id: home.customerId } })
  expect(row.preferences).toMatchObject({ quietHours: { fromHour: 22, toHour: 8 } })
})

test('a range may be named by night and morning, and the way that messages come stays as it is', async () => {
  const before = await network.db.customer.findUniqueOrThrow({ where: { id: home.customerId } })
  await talk().say('no quiero mensajes de 11 de la noche a 8 de la mañana')
  const row = await network.db.customer.findUniqueOrThrow({ where: { id: home.customerId } })
  expect(row.preferences).toEqual({
    ...(before.preferences as object),
    quietHours: { fromHour: 23, toHour: 8 },
  })
})

test('what the street’s data says is told with its time, and nothing when it is old', async () => {
  const { say } = talk()
  expect((await say('is there an outage in my street?')).text).toContain('no fresh reading')
  await network.db.transformer.update({
    where: { id: T7 },
    data: { loadKw: 47.5, observedAt: network.clock.now },
  })
  expect((await say('is there an outage in my street?')).text).toContain('50% of its rating')
})

test('language is kept for the next session, on the account and in the conversation', async () => {
  const { say } = talk()
  expect((await say('habla español por favor')).text).toContain('español')
  const row = await network.db.customer.findUniqueOrThrow({ where: { id: home.customerId } })
  expect(row.locale).toBe('es')
  expect((await say('¿en qué programas estoy inscrito?')).text).toContain('programa')
})

test('deleting the account by chat needs the yes, then nothing of the person is left', async () => {
  const { say } = talk()
  await say('please delete my account')
  expect(
    (await network.db.customer.findUniqueOrThrow({ where: { id: home.customerId } })).deletedAt,
  ).toBeNull()
  await say('yes')
  const row = await network.db.customer.findUniqueOrThrow({ where: { id: home.customerId } })
  expect(row).toMatchObject({ name: 'Deleted', phone: '', email: null })
  expect(row.deletedAt).not.toBeNull()
  expect(await network.db.conversation.count({ where: { customerId: home.customerId } })).toBe(0)
})

test('without the words there is no answer with a number that nobody measured', async () => {
  const { say } = talk()
  expect((await say('how much power do I use?')).text).toContain('No readings')
  expect((await say('what was on my last bill?')).text).toContain('cannot see your bill')
})
