import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 12 })
})
afterAll(() => network.close())
beforeEach(() => {
  home = network.homes[used++]!
})

const state = async () => (await network.db.enrollment.findFirst({ where: { meterId: home.meterId } }))?.state

async function joined() {
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
  const { say } = talkAs(network, network.customer(home))
  await say('sign me up for peak savings')
  await say('yes')
  await say('yes')
  expect(await state()).toBe('active')
  return say
}

test.each(['Actually no, let me talk to my wife first', 'wait, I changed my mind', 'mejor no, lo pienso'])(
  'right after joining, "%s" is told that one is in, with the card to leave, and the yes to it leaves',
  async (words) => {
    const say = await joined()
    const told = await say(words)
    expect(told.part('confirm')?.state).toBe('open')
    expect(await state()).toBe('active')
    await say('yes')
    expect(await state()).toBe('left')
  },
)

test.each(['no thanks, that is all', 'no', 'great, thank you'])(
  'right after joining, "%s" proposes nothing',
  async (words) => {
    const say = await joined()
    expect((await say(words)).part('confirm')).toBeUndefined()
    expect(await state()).toBe('active')
  },
)

test('what is told of a fault right after it was reported opens no second ticket for an outage', async () => {
  const { say } = talkAs(network, network.customer(home))
  await say('the lights in my kitchen are flickering since noon')
  await say('it is in each of the rooms, not just one bulb. please report it')
  const tickets = await network.db.ticket.findMany({ where: { customerId: home.customerId } })
  expect(tickets.map(({ topic }) => topic)).toEqual(['fault'])
})
