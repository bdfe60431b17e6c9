import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 20 })
})
afterAll(() => network.close())
beforeEach(() => {
  home = network.homes[used++]!
})

const member = async () =>
  (await network.db.enrollment.findFirstOrThrow({ where: { meterId: home.meterId } })).state

test.each([
  'so is it done or not?',
  'wait, am I out already?',
  'did you cancel it?',
  'did it go through?',
  "so I'm out? I didn't confirm",
])('at the card to leave, "%s" is told: not yet, and the next yes leaves', async (words) => {
  const { say } = talkAs(network, network.customer(home))
  await say('leave the program')
  expect((await say(words)).text).toContain('No, not yet')
  expect(await member()).toBe('active')
  await say('yes')
  expect(await member()).toBe('left')
})

test.each(['is it canceled when I move?', 'am I out of tonight?', 'did you get my complaint?'])(
  'at the card to leave, "%s" asks something else',
  async (words) => {
    const { say } = talkAs(network, network.customer(home))
    await say('leave the program')
    expect((await say(words)).text).not.toContain('No, not yet')
    expect(await member()).toBe('active')
  },
)
