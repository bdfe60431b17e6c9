import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'
import { homeForSolar, sellSolar } from './test-solar'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 80 })
  await sellSolar(network)
})
afterAll(() => network.close())
beforeEach(() => {
  home = network.homes[used++]!
})

const talk = () => talkAs(network, network.customer(home))
const memberState = async () =>
  (await network.db.enrollment.findFirstOrThrow({ where: { meterId: home.meterId } })).state
const deleted = async () =>
  (await network.db.customer.findFirstOrThrow({ where: { id: home.customerId } })).deletedAt !== null
const ordered = async () =>
  (await network.db.order.count({ where: { meterId: home.meterId, state: 'active' } })) > 0
const atTheQuote = async () => {
  await homeForSolar(network, home)
  const { say } = talk()
  await say('I want to order Daylight Four 4.05')
  await say('yes')
  return say
}

test.each([
  'yes to staying',
  'yes in september',
  'sí, en septiembre',
  "yes, that's my question exactly",
  'no dije que sí, ¿ok?',
  'sí. Mentira, no',
  'sí, me equivoqué',
  'sure, had I known about the fee',
  'sí, de haber multa',
  'venga ya',
  'venga, explíqueme',
])('at the card to leave, "%s" leaves nothing', async (words) => {
  const { say } = talk()
  await say('leave the program')
  await say(words)
  expect(await memberState()).toBe('active')
})

test.each([
  "yes, I'm moving out in May",
  'I move out in May. Yes',
  "yes. My husband's account I mean",
  'sure, ruin my day',
  'go ahead. I dare you',
  'a ver',
  'me gusta',
  'cool, thanks',
  'understood',
  'great',
])('at the card to delete the account, "%s" deletes nothing', async (words) => {
  const { say } = talk()
  await say('delete my account')
  await say(words)
  expect(await deleted()).toBe(false)
})

test.each(['yes', 'yep', 'yes please', "I'm sure", 'go ahead', 'sí', 'sí, bórrela'])(
  'at the card to delete the account, "%s" deletes it',
  async (words) => {
    const { say } = talk()
    await say('delete my account')
    await say(words)
    expect(await deleted()).toBe(true)
  },
)

test.each([
  'yes, the 5.2 one',
  'yes for the visit',
  'yes in september',
  'yes, with the loan',
  'yes at 10000 dollars',
  'yes, we rent the place',
  'sí, mi casero tiene que firmar',
  'okay so that is yes for the visit only',
  'sure, ruin me',
  'me gusta',
  'great, thanks',
])('at a solar quote, "%s" orders nothing', async (words) => {
  const say = await atTheQuote()
  await say(words)
  expect(await ordered()).toBe(false)
})

test.each(['yes', 'deal', "that's fine. Yes, I agree", 'ok', 'order it', 'sí, acepto'])(
  'at a solar quote, "%s" orders it',
  async (words) => {
    const say = await atTheQuote()
    await say(words)
    expect(await ordered()).toBe(true)
  },
)

test('a yes beside words that were not understood is put once more, and the next yes to it counts', async () => {
  const { say } = talk()
  await say('delete my account')
  const again = await say('sure, ruin my day')
  expect(again.part('confirm')?.state).toBe('open')
  await say('yes')
  expect(await deleted()).toBe(true)
})

test.each(['somebody here relies on medical equipment. yes', 'yes. my husband uses a cpap'])(
  'at a program quote, "%s" enrolls nobody',
  async (words) => {
    await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
    const { say } = talk()
    await say('sign me up for peak savings')
    await say('yes')
    await say(words)
    expect(await network.db.enrollment.count({ where: { meterId: home.meterId } })).toBe(0)
  },
)

test.each([
  'sounds fair, sign us up',
  "I'd like to join",
  'yes, thanks for explaining it',
  'you have my permission, go ahead',
  'Yes. Regards, Peter',
  'sí señora, proceda',
])('at a program quote, "%s" enrolls at once', async (words) => {
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
  const { say } = talk()
  await say('sign me up for peak savings')
  await say('yes')
  await say(words)
  expect(await network.db.enrollment.count({ where: { meterId: home.meterId } })).toBe(1)
})

test.each([
  'count me out',
  'yes, I have a question',
  'sí, una duda',
  'yes for the thermostat one',
  'yes, one moment',
])('at a program quote, "%s" enrolls nobody', async (words) => {
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
  const { say } = talk()
  await say('sign me up for peak savings')
  await say('yes')
  await say(words)
  expect(await network.db.enrollment.count({ where: { meterId: home.meterId } })).toBe(0)
})
