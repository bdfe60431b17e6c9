import { expect, test } from 'vitest'
import { solarHomes } from './test-solar-homes'

const at = solarHomes(60)
const { talk } = at
const CHEAPEST = 'Gable Compact 2.0'

test.each([
  'great, the one with the lowest price then, I take it',
  "I'd take that one, the least expensive",
  'quiero ese, el que cuesta menos',
])('"%s" takes the cheapest, whatever was listed first', async (words) => {
  const { say } = talk()
  await say('what solar systems are there?')
  expect((await say('and which costs the least money?')).text).toContain(CHEAPEST)
  const asked = await say(words)
  expect(asked.part('confirm')?.title).toBe(CHEAPEST)
})

test('whom one buys from is told, and the quote still waits', async () => {
  const { say } = talk()
  await say(`order ${CHEAPEST}`)
  await say('yes')
  expect((await say('do I pay you guys or the installer?')).text).toMatch(/buy from the installer, Gable/)
  expect((await say('yes')).part('receipt')).toBeDefined()
})

test('the price of an order is told while canceling it waits, and the payback is that of the order', async () => {
  const { say } = talk()
  await say(`order ${CHEAPEST}`)
  await say('yes')
  await say('yes')
  expect((await say('how long till it has paid itself back?')).text).toMatch(
    /Gable Compact 2\.0.*pays for itself/s,
  )
  await say('cancel my order')
  expect((await say('wait, what was the price?')).text).toMatch(/\$7,200/)
  expect((await say('ok, yes')).text).toMatch(/canceled/)
})

test.each([
  'the rebate please, I want that one',
  'I want the program you do by hand',
  'quiero el del reembolso, ese programa',
])('"%s" asks about the program without a device, and joins nothing', async (words) => {
  const asked = await talk().say(words)
  expect(asked.part('confirm')?.title).toMatch(/Peak Savings|Ahorro en Hora Punta/)
  expect(await at.network.db.enrollment.count({ where: { meterId: at.home.meterId } })).toBe(0)
})

test('wanting to know of the rebate takes nothing', async () => {
  const { part, text } = await talk().say('I want to know about the peak rebate')
  expect(part('confirm')).toBeUndefined()
  expect(text).toMatch(/For your meter about \$/)
})

test('how one is told of an event, and whether a no costs something, is told in a sentence', async () => {
  const { say } = talk()
  await say('I want the rebate')
  expect((await say('how do I find out that there is an event?')).text).toMatch(
    /A message comes at least \d+ minutes/,
  )
  expect((await say('would I get in trouble if I do nothing?')).text).toMatch(/There is no penalty/)
  expect((await say('what would I make in a year with it?')).text).toMatch(/a year, estimate/)
})
