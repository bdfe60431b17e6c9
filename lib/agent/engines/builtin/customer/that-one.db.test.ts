import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'
import { homeForSolar, sellSolar } from './test-solar'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 8 })
  await sellSolar(network)
})
afterAll(() => network.close())
beforeEach(async () => {
  home = network.homes[used++]!
  await homeForSolar(network, home)
})

const talk = () => talkAs(network, network.customer(home))
const orders = () => network.db.order.findMany({ where: { meterId: home.meterId } })

test('the program told of last is the one that "that one" takes, up to the question about its quote', async () => {
  const { say } = talk()
  await say('how does the peak rebate work')
  const { text, part } = await say("yes, let's go with that one")
  expect(text).toMatch(/Shall I show you the quote/)
  expect(part('confirm')).toBeDefined()
  expect((await orders()).map(({ state }) => state)).toEqual(['selected'])
})

test('"would that one suit me?" takes nothing', async () => {
  const { say } = talk()
  await say('how does the peak rebate work')
  await say('would that one suit me?')
  expect(await orders()).toEqual([])
})

test('to see the quote in Spanish words is a yes to seeing it, and orders nothing', async () => {
  const { say } = talk()
  await say('quiero la oferta solar más barata')
  expect((await say('sí, muéstreme la cotización')).part('quote')).toBeDefined()
  expect((await orders()).map(({ state }) => state)).toEqual(['initialised'])
  expect((await say('¿la encargo o espero?')).part('receipt')).toBeUndefined()
  expect((await say('sí, la encargo')).part('receipt')).toBeDefined()
})

test('what is put down first is told of both sides of a comparison', async () => {
  const { say } = talk()
  await say('is solar better or one of your programs?')
  expect((await say('what do I need to pay up front for each?')).text).toMatch(/at the start.*\$0\.00/)
})
