import { expect, test } from 'vitest'
import { solarHomes } from './test-solar-homes'

const at = solarHomes(8)
const { talk } = at
const orders = () => at.network.db.order.findMany({ where: { meterId: at.home.meterId } })

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
