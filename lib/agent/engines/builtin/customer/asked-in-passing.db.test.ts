import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'
import { homeForSolar, sellSolar } from './test-solar'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 60 })
  await sellSolar(network)
})
afterAll(() => network.close())
beforeEach(async () => {
  home = network.homes[used++]!
  await homeForSolar(network, home)
})

const talk = () => talkAs(network, network.customer(home))
const quiet = async () =>
  (await network.db.customer.findFirstOrThrow({ where: { meterId: home.meterId } })).preferences

test.each(["please don't text me after 9 in the evening", 'no messages after 9 pm, thanks'])(
  '"%s" sets quiet hours and ends no texts',
  async (words) => {
    expect((await talk().say(words)).text).toMatch(/Quiet hours are now 9 PM/)
    expect(await quiet()).toMatchObject({ quietHours: { fromHour: 21 } })
    expect(await quiet()).not.toMatchObject({ channel: 'chat' })
  },
)

test('an emergency in quiet hours is told of, and no comparison is shown', async () => {
  const { say } = talk()
  await say('no messages after 9 pm')
  const { text, part } = await say('and if something urgent happens at night?')
  expect(text).toMatch(/Emergencies always reach you/)
  expect(part('comparison')).toBeUndefined()
})

test('"when will somebody come?", after a fault was passed on, is no site visit', async () => {
  const { say } = talk()
  await say('our lights flicker all evening')
  expect((await say('when is somebody coming?')).text).toMatch(/cannot promise a time/)
})

test('of two programs that were named, the one that pays better is told, and can be taken', async () => {
  const { say } = talk()
  await say('which programs are there?')
  const { text } = await say('which one pays better?')
  expect(text).toMatch(/^That is /)
  expect((await say('ok, that one')).part('confirm')?.action).toBe('order.init')
})
