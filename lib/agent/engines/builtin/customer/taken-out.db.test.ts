import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 16 })
})
afterAll(() => network.close())
beforeEach(() => {
  home = network.homes[used++ % network.homes.length]!
})

const talk = () => talkAs(network, network.customer(home))
const tickets = () =>
  network.db.ticket.findMany({ where: { customerId: home.customerId }, orderBy: { id: 'asc' } })
const preferences = async () =>
  (await network.db.customer.findUniqueOrThrow({ where: { id: home.customerId } })).preferences as {
    quietHours?: { fromHour: number; toHour: number }
  }

test('number and time of a call are kept, told and told again, whatever else the message says', async () => {
  const { say } = talk()
  const both = await say('please have someone call me thursday after 5pm on 555 0142, and show my programs')
  expect(both.text).toContain('You are in')
  expect(await tickets()).toMatchObject([{ callbackAt: 'thursday after 5pm', contact: '555 0142' }])
  expect((await say('did you get the number for the call?')).text).toContain(
    'thursday after 5pm, on 555 0142',
  )
  expect((await say('is 555 0143 in there or not')).text).toContain('on 555 0143')
  expect(await tickets()).toMatchObject([{ contact: '555 0143' }])
  expect((await say("don't call me, just write here")).text).toContain('no call is asked for')
  expect(await tickets()).toMatchObject([{ callbackAt: null }])
})

test('our own number is told, and nobody is asked to call', async () => {
  const { say } = talk()
  expect((await say('what is your phone number?')).text).toContain('You reach us at')
  expect((await say('which number can I call')).text).toContain('You reach us at')
  expect(await tickets()).toHaveLength(0)
})

test('an "ok" before the wish for a call is no yes to the card above it', async () => {
  const { say, confirms } = talk()
  await say('delete my account')
  await say('ok, call me on 555 0142 tomorrow')
  expect((await confirms()).map(({ state }) => state)).toEqual(['open'])
  expect(await tickets()).toMatchObject([{ contact: '555 0142' }])
})

test('a complaint is one whatever it is about, and none once it is denied', async () => {
  const { say, confirms } = talk()
  await say('I want to complain, the notice of your event came way too late')
  expect(await confirms()).toMatchObject([{ title: 'Pass on my complaint', state: 'open' }])
  const dropped = await say('no complaint. just leave it. which programs am I in?')
  expect(await confirms()).toMatchObject([{ state: 'declined' }])
  expect(dropped.text).toContain('You are in')
  expect(await tickets()).toHaveLength(0)
  await say('quiero poner una queja')
  await say('yes, pass it on')
  expect(await tickets()).toMatchObject([{ topic: 'complaint' }])
})

test('"pass it on" with nothing to pass on asks what', async () => {
  const { say } = talk()
  expect((await say('yes pass it on')).text).toContain('What shall I pass on')
  expect(await tickets()).toHaveLength(0)
})

test('quiet hours are set beside another question, and by a question about them nothing is', async () => {
  const { say } = talk()
  expect(
    (await say('ok from 10 PM to 6 AM no texts then. and can my landlord see my readings?')).text,
  ).toMatch(/landlord.*Quiet hours are now 10/)
  expect((await preferences()).quietHours).toEqual({ fromHour: 22, toHour: 6 })
  await say('are my texts off between 9 and 8?')
  expect((await preferences()).quietHours).toEqual({ fromHour: 22, toHour: 6 })
  expect((await say('and stop texting me at night')).text).toContain('quiet already, 10 PM–6 AM')
  await say('can you turn the texts off between like 11 and 7')
  expect((await preferences()).quietHours).toEqual({ fromHour: 23, toHour: 7 })
})

test('those who may see the data are spoken of by name', async () => {
  const { say } = talk()
  expect((await say('does my usage data go to the police?')).text).toContain('Police and other authorities')
  expect((await say('do you sell it to advertisers')).text).toContain('not sold')
  expect((await say('would you tell me if someone looks at my data')).text).toContain('no message')
  expect((await say("how much does my neighbor's house use?")).text).not.toContain('A landlord')
})

test('deletion is put forward with its terms beside anything else, never carried out by it', async () => {
  const { say, confirms } = talk()
  await say('show my programs and delete my account as well while you are at it')
  expect(await confirms()).toMatchObject([{ title: 'Delete my account', state: 'open' }])
  expect((await say('do I keep the money I earned? if so go ahead')).text).toContain('still open')
  expect(await confirms()).toMatchObject([{ state: 'open' }])
  await say('no')
  await say('what happens if you delete my data?')
  await say("don't delete my account")
  expect(await confirms()).toMatchObject([{ state: 'declined' }])
})

test('every other session ends, this one stays, and it says so', async () => {
  const ctx = network.customer(home)
  const sessionId = ctx.actor.kind === 'customer' ? ctx.actor.sessionId : ''
  const now = ctx.now()
  const session = (id: string) => ({
    id,
    customerId: home.customerId,
    kind: 'customer',
    createdAt: now,
    expiresAt: new Date(now.getTime() + 3_600_000),
  })
  await network.db.session.createMany({
    data: [session(`other-${home.meterId}`)] as never,
    skipDuplicates: true,
  })
  await network.db.session.createMany({ data: [session(sessionId)] as never, skipDuplicates: true })
  const { say } = talkAs(network, ctx)
  expect((await say('sign me out everywhere else, my ex has my old tablet')).text).toContain('Here you stay')
  const open = await network.db.session.findMany({ where: { customerId: home.customerId, endedAt: null } })
  expect(open.map(({ id }) => id)).toEqual([sessionId])
  expect((await say('am I still signed in here?')).text).toContain('you are signed in')
  await say('where am I logged in?')
  expect(await network.db.session.count({ where: { customerId: home.customerId, endedAt: null } })).toBe(1)
})

test('how the last answer failed is not read into what is asked again', async () => {
  const { say } = talk()
  expect((await say("that's not what I asked. which programs am I in?")).text).toContain('You are in')
  expect((await say('hello? still there')).text).toContain('Hello')
})

test('planned works and what was before are not known here, and nothing is reported by asking', async () => {
  const { say } = talk()
  expect((await say('any outage planned on my street tomorrow?')).text).toContain('no list of planned')
  expect((await say('was there a power cut last night?')).text).toContain('happened earlier')
  expect(await tickets()).toHaveLength(0)
})

test('a device told of is put forward before the program it opens', async () => {
  const { say, confirms } = talk()
  await say('we just bought an electric car, add it as a device and sign me up for the car program')
  expect(await confirms()).toMatchObject([{ title: 'Add: electric car charger', state: 'open' }])
})
