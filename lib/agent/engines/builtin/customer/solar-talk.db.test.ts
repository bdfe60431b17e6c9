import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { demoSolarOffers } from '@/lib/simulator/solar/demo-solar-offers'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 12 })
  for (const { id, name, rank, offer } of demoSolarOffers())
    await network.db.solarOffer.create({
      data: {
        id,
        name,
        rank,
        providerName: offer.provider.name,
        systemKw: offer.systemKw,
        details: { ...offer, validUntil: '2027-01-01T00:00:00.000Z' },
      },
    })
  await network.db.meterDay.createMany({
    data: network.homes.flatMap(({ meterId }) =>
      Array.from({ length: 30 }, (_, back) => ({
        meterId,
        day: new Date(Date.UTC(2026, 6, 15) - back * 86_400_000),
        watts: Array.from({ length: 96 }, (_, slot) => (slot >= 60 ? 900 : 450)),
      })),
    ),
  })
})
afterAll(() => network.close())
beforeEach(() => {
  home = network.homes[used++ % network.homes.length]!
})

const talk = () => talkAs(network, network.customer(home))
const orders = () => network.db.order.findMany({ where: { meterId: home.meterId } })

test('a thing named in words wins over what was last spoken of', async () => {
  const { say } = talk()
  await say('show me the solar offers')
  const battery = await say('how much does the battery program pay?')
  expect(battery.part('table')?.title).toBe('Battery Share')
  expect((await say('Peak Savings. what do I get')).part('table')?.title).toBe('Peak Savings')
  expect((await say('tell me about the small foothill')).text).toContain('Foothill Six 2.4')
  expect((await say('and the 5.2 from cloudbreak, how many panels')).text).toContain('13 panels')
  expect((await say('cuántos paneles trae la de la cooperativa?')).text).toContain('7 paneles')
  expect(await orders()).toHaveLength(0)
})

test('what was not meant is left out, and the question before is asked again of what was', async () => {
  const { say } = talk()
  await say('what programs are there?')
  expect((await say('no, I was talking about solar')).part('offers')?.domain).toBe('solar')
  const shown = await say('stop with the programs. which solar offer pays back fastest')
  expect(shown.text).toContain('the shortest wait')
  expect(shown.part('comparison')).toBeUndefined()
})

test('facts are told in a sentence, without a card', async () => {
  const { say } = talk()
  await say('tell me about the Co-op Starter')
  const facts: [string, string][] = [
    ['does it come with a battery?', 'No offer here includes a battery'],
    ['and do they work in a blackout', 'No, not by themselves'],
    ['who repairs it if it breaks down?', 'Two Rivers Energy Co-op, who puts it up'],
    ['would 15 m2 of roof be enough?', 'Yes: the 7 panels'],
    ['is it a problem that my roof looks north', 'A north roof makes clearly less'],
    ['my homeowners association has rules, can they forbid it?', 'I do not know them'],
    ['do I have to become a member of the co-op?', 'the $50.00 share is returned'],
    ['I am 68, is that too old?', 'you would be'],
    ['¿hay que limpiarlos?', 'no mencionan mantenimiento'],
    ['¿y si vendo la casa en unos años?', 'se quedan en la casa'],
  ]
  for (const [asked, answer] of facts) {
    const { text, part } = await say(asked)
    expect(text, asked).toContain(answer)
    expect(part('table'), asked).toBeUndefined()
    expect(part('offers'), asked).toBeUndefined()
  }
  expect(await orders()).toHaveLength(0)
})

test('a fact asked while a quote waits leaves it open, and its words are no yes', async () => {
  const { say } = talk()
  await say('I want the Gable Compact')
  expect((await say('ok but how many panels is that, and what about hail')).text).toContain('5 panels')
  expect((await orders()).map(({ state }) => state)).toEqual(['selected'])
})

test('solar against a program that is named, both in numbers, and the same two only once as a card', async () => {
  const { say } = talk()
  const first = await say('solar against the battery program, which makes more?')
  expect(first.part('comparison')?.title).toContain('Battery')
  const both = await say('and both together in numbers?')
  expect(both.text).toContain('together bring about')
  expect(both.part('comparison')).toBeUndefined()
  expect((await say('solar or peak savings then')).part('comparison')?.title).toContain('Peak Savings')
})

test('what was assumed once holds in payback and offers', async () => {
  const { say } = talk()
  await say('solar or a program?')
  await say('what if rates rise 4% a year?')
  expect((await say('how long until the Gable Compact has paid for itself?')).text).toMatch(
    /4% a year, as you said/,
  )
  expect((await say('show me the solar offers')).part('offers')?.note).toContain('Rates change by 4% a year')
})

test('who says that the answer missed does not get it again', async () => {
  const { say } = talk()
  await say('tell me about the Co-op Starter')
  const again = await say("that's not what I asked. tell me about the Co-op Starter")
  expect(again.part('table')).toBeUndefined()
})
