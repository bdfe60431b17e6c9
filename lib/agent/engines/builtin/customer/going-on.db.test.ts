import { DateTime } from 'luxon'
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

const talk = () => talkAs(network, network.customer(home))
async function freed() {
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
  return talk()
}
const agreed = () => network.db.order.count({ where: { meterId: home.meterId, state: 'active' } })

test.each([
  'show me the terms',
  'Yes, show me the terms.',
  'what are the terms?',
  'muéstreme las condiciones',
])('with an order under way "%s" shows its quote and agrees to nothing', async (words) => {
  const { say } = await freed()
  await say('enroll me in Peak Savings')
  expect((await say(words)).part('quote')?.title).toContain('Peak')
  expect((await say(words)).part('quote')?.title).toContain('Peak')
  expect(await agreed()).toBe(0)
})

test('a bare "y" to "which one?" is asked again and chooses nothing', async () => {
  const { say } = await freed()
  await network.db.device.create({
    data: { meterId: home.meterId, type: 'battery', name: 'battery', ratedKw: 4 },
  })
  const shown = await say('show me the programs')
  const [first] = shown.part('offers')!.offers
  await say(`tell me more about ${first!.name}`)
  await say('show me the programs')
  const which = await say('i want one of them')
  expect(which.part('confirm')).toBeUndefined()
  await say('y')
  expect(await network.db.order.count({ where: { meterId: home.meterId } })).toBe(0)
})

test('when the money comes is told in the words of the program', async () => {
  for (const words of ['when do i get the money', '¿cuándo me pagan?']) {
    const { text } = await talk().say(words)
    expect(text).toMatch(/your bill|su factura/)
    expect(text).toMatch(/^[A-Z].* (?:pays|paga): /)
  }
})

test('an absence keeps its first day', async () => {
  const { say } = talk()
  const zone = network.customer(home).env.TIME_ZONE
  const start = DateTime.fromJSDate(network.clock.now, { zone }).plus({ months: 1 }).set({ day: 3 })
  const range = `${start.setLocale('en').toFormat('LLLL')} 3 to 17`
  const asked = await say(`we are away from ${range}`)
  expect(asked.part('confirm')?.title).toMatch(/3.* until .*17/)
  await say('yes')
  const row = await network.db.customer.findFirstOrThrow({ where: { id: home.customerId } })
  expect(DateTime.fromJSDate(row.vacationUntil!, { zone }).day).toBe(17)
  const { vacationFrom } = row.preferences as { vacationFrom: string }
  expect(DateTime.fromISO(vacationFrom, { zone }).toISODate()).toBe(start.toISODate())
})

test.each([
  ['leave the program', 'what did I use yesterday?'],
  ['delete my account', 'what did I earn so far?'],
  ['quiero salir del programa', '¿hay un corte en mi calle?'],
])('after "%s" and "%s" a yes puts the card once more and does nothing yet', async (wish, aside) => {
  const { say } = talk()
  const asked = await say(wish)
  await say(aside)
  const again = await say('yes')
  expect(again.part('confirm')?.text).toBe(asked.part('confirm')?.text)
  const { state } = await network.db.enrollment.findFirstOrThrow({ where: { meterId: home.meterId } })
  const { deletedAt } = await network.db.customer.findFirstOrThrow({ where: { id: home.customerId } })
  expect([state, deletedAt]).toEqual(['active', null])
})

test('a question about leaving leaves its card open for the next yes', async () => {
  const { say } = talk()
  await say('leave the program')
  await say('can I come back later?')
  await say('yes')
  const { state } = await network.db.enrollment.findFirstOrThrow({ where: { meterId: home.meterId } })
  expect(state).toBe('left')
})

test('a quote that other things were spoken of since is shown again before a yes signs it', async () => {
  const { say } = await freed()
  await say('enroll me in Peak Savings')
  await say('yes')
  await say('is there an outage in my street?')
  expect((await say('yes')).part('quote')?.title).toContain('Peak')
  expect(await agreed()).toBe(0)
  await say('yes')
  expect(await agreed()).toBe(1)
})
