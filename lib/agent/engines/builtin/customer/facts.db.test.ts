import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 24 })
})
afterAll(() => network.close())
beforeEach(async () => {
  home = network.homes[used++]!
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
})

const talk = () => talkAs(network, network.customer(home))

test.each([
  ['how long is each event?', /^An event of Peak Savings lasts at most \d/],
  ['how often does it happen?', /^Peak Savings may call at most \d+ events a year/],
  ['how much notice do I get?', /^You are told at least /],
  ['what if I forget to answer?', /^Then you are simply not in that event/],
  ['who controls it?', /^You do: Peak Savings switches nothing/],
  ['¿cuánto dura cada evento?', /^Un evento de .+ dura como máximo/],
])('"%s" of a program is answered by that one fact', async (question, answer) => {
  const { say } = talk()
  await say('tell me about Peak Savings')
  const reply = await say(question)
  expect(reply.text).toMatch(answer)
  expect(reply.part('table')).toBeUndefined()
})

test('asked with a quote on the table a fact leaves the quote open for its yes', async () => {
  const { say } = talk()
  await say('enroll me in Peak Savings')
  await say('yes')
  expect((await say('how long is each event?')).text).toMatch(/^An event of Peak Savings lasts/)
  expect(await network.db.order.count({ where: { meterId: home.meterId, state: 'active' } })).toBe(0)
  await say('yes')
  expect(await network.db.order.count({ where: { meterId: home.meterId, state: 'active' } })).toBe(1)
})

test('asked of the program as a whole its terms come in a table, each sentence ended once', async () => {
  const { say } = talk()
  const table = (await say('tell me about Peak Savings')).part('table')
  expect(table?.rows).toHaveLength(6)
  expect(table?.summary).not.toMatch(/\.\./)
})
