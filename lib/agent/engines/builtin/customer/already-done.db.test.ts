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

const rows = () => network.db.order.findMany({ where: { meterId: home.meterId, domain: 'solar' } })
const visitAt = async () => (await rows()).map(({ stageData }) => (stageData as { visitAt: string }).visitAt)

/** An order is placed, and the times its visit may be at, in their order */
async function ordered() {
  const talk = talkAs(network, network.customer(home))
  await talk.say('order Co-op Starter 2.8')
  const quote = (await talk.say('yes')).part('quote')!
  const times = quote.statements.find(({ id }) => id === 'visit')!.options!.map(({ value }) => value)
  await talk.say('yes')
  return { ...talk, times }
}

test.each([
  ['so the latest of those, please', 2],
  ['the middle one would be fine', 1],
  ['la última de esas horas', 2],
  ['the first slot is good', 0],
] as const)('"%s", right after the times of a visit, is one of them', async (words, at) => {
  const { say, times } = await ordered()
  await say('when are they coming to look at the roof?')
  await say(words)
  expect(await visitAt()).toEqual([times[at]])
})

test('a time that does not suit brings the others, and the last of them is the last of all', async () => {
  const { say, times } = await ordered()
  await say('when do they visit?')
  const { text } = await say('we are at work then. Is another day possible?')
  expect(text).toMatch(/These times are free/)
  expect(await visitAt()).toEqual([times[0]])
  await say('ok the first one then')
  expect(await visitAt()).toEqual([times[1]])
})

test('a yes to what is done says so, does nothing twice, and takes nothing else for meant', async () => {
  const { say, times } = await ordered()
  await say('when is the visit?')
  await say('the last one')
  expect((await say('yes, that one')).text).toMatch(/done already.*visit/s)
  expect(await visitAt()).toEqual([times[2]])
  const { text } = await say('yes and cancel the order')
  expect(text).not.toMatch(/done already/)
  expect((await rows()).map(({ state }) => state)).toEqual(['active'])
})

test('a report that was taken back is taken back once', async () => {
  const { say } = talkAs(network, network.customer(home))
  await say('my whole flat has no power')
  expect((await say('please close the report, it works again')).text).toMatch(/withdrawn/)
  expect((await say('yes close the report')).text).toMatch(/done already.*withdrawn/s)
})

test('after another answer as well, the same wish said again is told as done; a bare yes is not taken for it', async () => {
  const { say } = talkAs(network, network.customer(home))
  await say('my whole flat has no power')
  const gone = await say('my wife found it, it was our own breaker. please withdraw the report')
  expect(gone.text).toMatch(/withdrawn/)
  expect(gone.text).not.toMatch(/What can I do about it/)
  await say('who sees my data?')
  expect((await say('yes, withdraw the report, thanks')).text).toMatch(/done already.*withdrawn/s)
  await say('who sees my data?')
  expect((await say('yes')).text).not.toMatch(/withdrawn/)
})

test('a yes after what was given at once is told that it stands above', async () => {
  const { say } = talkAs(network, network.customer(home))
  await say('can I get a copy of all my data')
  expect((await say('yes please')).text).toMatch(/above already.*export\?format=csv/s)
  await say('how much did I use last month?')
  expect((await say('sure, yes')).text).toMatch(/above already/)
  expect((await say('one last thing, log me out everywhere, this is a hotel computer')).text).toMatch(
    /^You are signed out on all your devices/,
  )
})

test('"yes, move it" at a quote puts the time in it and orders nothing', async () => {
  const talk = talkAs(network, network.customer(home))
  await talk.say('order Co-op Starter 2.8')
  await talk.say('yes')
  await talk.say('can I have the last of those times instead?')
  const again = await talk.say('yes, move it')
  expect(again.part('quote')).toBeDefined()
  expect((await rows()).map(({ state }) => state)).toEqual(['initialised'])
})

test('the visit obliges to nothing, and moving it costs nothing', async () => {
  const { say } = await ordered()
  await say('when is the visit?')
  expect((await say('am I obliged to buy after the visit?')).text).toMatch(/obliges you to nothing/)
  expect((await say('would moving it cost extra?')).text).toMatch(/costs nothing/)
})
