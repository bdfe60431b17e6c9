import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 80 })
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
  (
    await network.db.order.findFirstOrThrow({
      where: { meterId: home.meterId, offerId: { startsWith: 'solar:' } },
    })
  ).state

test.each([
  'yes, leave',
  'yes, cancel',
  'yes cancel it please',
  'yep, quit the program',
  'yes I want to leave the program please',
  "I'm not interested in this program anymore",
  'sí, quiero salirme',
  'sí, deme de baja por favor',
  'i guess',
  'yuh',
  'okey dokey',
  '👌',
  '👍🏽',
  'por mí sí',
])('at the card to leave, "%s" leaves', async (words) => {
  const { say } = talk()
  await say('leave the program')
  await say(words)
  expect(await memberState()).toBe('left')
})

test.each([
  'yes, leave it',
  'yes leave me in',
  'yes, delete my account',
  'ok yes, please erase all my data',
  'yes and delete my account',
  'sí, borre mi cuenta',
  'yes, log me out everywhere',
  'yes, I want to file a complaint',
  'yes, cancel my order',
  'yes, cancel tonight',
  'yes, cancel if it costs nothing',
  'yes, leave the lights on',
  "I don't want to leave any more",
  'ya no quiero salir',
  'I no longer want it',
  'ya no lo quiero',
  'probably',
  'hang on',
  'un momento por favor',
])('at the card to leave, "%s" leaves nothing by itself', async (words) => {
  const { say } = talk()
  await say('leave the program')
  await say(words)
  expect([await memberState(), await deleted()]).toEqual(['active', false])
})

test.each(['yes. Log me out on my other phone', 'yes, leave the program and log me out on the old phone'])(
  'at the card to leave, "%s" leaves and does the other thing too',
  async (words) => {
    const { say } = talk()
    await say('leave the program')
    await say(words)
    expect(await memberState()).toBe('left')
  },
)

test.each(["I don't want it any more", 'ya no lo quiero', 'probably', 'hold on', 'espere un momento'])(
  'after "%s" the card to leave is still open for a yes',
  async (words) => {
    const { say } = talk()
    await say('leave the program')
    await say(words)
    await say('yes')
    expect(await memberState()).toBe('left')
  },
)

test.each([
  'yes, delete',
  'yes delete it all',
  'yes, erase my data please',
  'sí, borre todo',
  'sí, elimínela',
])('at the card to delete the account, "%s" deletes it', async (words) => {
  const { say } = talk()
  await say('delete my account')
  await say(words)
  expect(await deleted()).toBe(true)
})

test.each([
  'yes, leave',
  'yes, cancel',
  'yes, cancel it',
  'yes, quit the program',
  'i guess so',
  'wait',
  'yes, delete the thermostat',
])('at the card to delete the account, "%s" deletes nothing', async (words) => {
  const { say } = talk()
  await say('delete my account')
  await say(words)
  expect([await deleted(), await memberState()]).toEqual([false, 'active'])
})

async function order() {
  await network.db.order.create({
    data: {
      reference: `FL-C${used}`,
      meterId: home.meterId,
      customerId: home.customerId,
      domain: 'solar',
      offerId: 'solar:roof-4',
      state: 'active',
      stage: 'site-visit',
      offer: { offerId: 'solar:roof-4', name: 'Roof 4' },
      quote: { quoteVersion: 1, lines: [], totalMinor: 900_000, currency: 'USD', termsVersion: 'x v1' },
      quoteVersion: 1,
    },
  })
  const { say } = talk()
  const card = await say('cancel my solar order')
  expect(card.part('confirm')?.text).toContain('Roof 4')
  return say
}

test.each(['yes, cancel', 'yes cancel the order please', 'sí, cancelar', 'yes, cancel it all'])(
  'at the card to cancel an order, "%s" cancels it',
  async (words) => {
    const say = await order()
    await say(words)
    expect(await ordered()).toBe('cancelled')
  },
)

test.each(['yes, leave', 'yes, delete it all', 'yes, leave the program', 'i guess', 'one sec'])(
  'at the card to cancel an order, "%s" cancels nothing',
  async (words) => {
    const say = await order()
    await say(words)
    expect([await ordered(), await memberState(), await deleted()]).toEqual(['active', 'active', false])
  },
)

test('"hold on" leaves an event unanswered, and a card before it open', async () => {
  const { say } = talk()
  const { text } = await say('hold on')
  expect(text).toBe('Take your time. Nothing has been changed.')
})

test('"no, espera" at a card is a no, and not "take your time"', async () => {
  const { say } = talk()
  await say('quiero salir del programa')
  await say('no, espera')
  await say('sí')
  expect(await memberState()).toBe('active')
})

test('at the card to leave, what it costs is answered and the card stays open', async () => {
  const { say } = talk()
  await say('leave the program')
  expect((await say('will it cost me anything?')).text).toMatch(/free of charge/)
  await say('yes, leave')
  expect(await memberState()).toBe('left')
})

test('after other talk "yes, cancel" has the card put once more', async () => {
  const { say } = talk()
  await say('leave the program')
  await say('what was my bill last month?')
  const again = await say('yes, cancel')
  expect(again.part('confirm')?.state).toBe('open')
  expect(await memberState()).toBe('active')
})
