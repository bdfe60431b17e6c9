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
  home = network.homes[used++ % network.homes.length]!
})

const talk = () => talkAs(network, network.customer(home))
const tickets = () =>
  network.db.ticket.findMany({ where: { customerId: home.customerId }, orderBy: { id: 'asc' } })

/** 1 kW all day, and 8 kW for one hour from 20:00 UTC on July 1 */
async function fillDays(meterId: string) {
  const days = Array.from({ length: 40 }, (_, back) => new Date(Date.UTC(2026, 6, 16) - back * 86_400_000))
  await network.db.meterDay.createMany({
    data: days.map((day) => ({
      meterId,
      day,
      watts: Array.from({ length: 96 }, (_, slot) =>
        day.toISOString().startsWith('2026-07-01') && slot >= 80 && slot < 84 ? 8000 : 1000,
      ),
    })),
  })
}

test('the week before, its highest day and that day’s hour are told from the readings', async () => {
  await fillDays(home.meterId)
  const { say } = talk()
  await say('how much did I use last week?')
  expect((await say('and the week before')).text).toContain('Sun, Jul 5: you used 175 kWh')
  expect((await say('which day was the worst?')).text).toContain(
    'Wed, Jul 1 was the highest of those 7 days: 31 kWh',
  )
  const hour = DateTime.fromISO('2026-07-01T20:00:00Z', { zone: network.customer(home).env.TIME_ZONE })
  expect((await say('what time on that day')).text).toContain(`between ${hour.toFormat('h a')} and`)
  expect((await say('¿y anteayer?')).text).toContain('24 kWh')
  expect((await say('is that what will be on the bill')).text).toContain('only an estimate')
  expect((await say('did you get my last payment btw')).text).toContain('cannot see payments')
})

test('an outage asked about is reported on "report it", and once', async () => {
  const { say } = talk()
  await say('¿Hay un apagón en mi barrio?')
  expect(await tickets()).toHaveLength(0)
  await say('repórtalo por favor')
  const [first] = await tickets()
  expect((await say('sí')).text).toContain(first!.reference)
  expect((await say('repórtalo por favor')).text).toContain(first!.reference)
  expect(await tickets()).toHaveLength(1)
})

test('what is added about a fault goes to its ticket, and no signs of danger are no emergency', async () => {
  const { say } = talk()
  await say('my lights keep flickering')
  expect((await say('no no smoke or smell, just flicker in every room')).text).not.toContain('30 feet')
  await say('ok yes report it')
  expect((await say('when is somebody going to look at it')).text).toContain('cannot promise')
  const [only, ...others] = await tickets()
  expect(others).toHaveLength(0)
  expect(only!.text).toContain('every room')
})

test('after a hand-over the topic is added and the time kept in the customer’s words', async () => {
  const { say } = talk()
  await say('I would rather speak with somebody')
  await say('It is about the solar panels, my roof is quite old.')
  await say('Thursday morning would suit me')
  const [ticket, ...others] = await tickets()
  expect(others).toHaveLength(0)
  expect(ticket).toMatchObject({ callbackAt: 'Thursday morning' })
  expect(ticket!.text).toContain('my roof')
})

test.each(['does somebody call me?', '¿me va a llamar alguien?'])(
  '"%s" asks, and opens no ticket',
  async (words) => {
    await talk().say(words)
    expect(await tickets()).toHaveLength(0)
  },
)

test('after the copy, "delete them all" is the wish to delete and waits for a yes', async () => {
  const { say } = talk()
  await say('Quisiera una copia de los datos que guardan de mí.')
  expect((await say('Gracias. Ahora elimínelos todos.')).part('confirm')?.title).toContain('Borrar')
  expect((await say('no')).part('confirm')).toBeUndefined()
  const row = await network.db.customer.findUniqueOrThrow({ where: { id: home.customerId } })
  expect(row.deletedAt).toBeNull()
})

test('signing out of this device leaves the other sessions', async () => {
  const text = (await talk().say('Cierre mi sesión, pues, en este aparato.')).text
  expect(text).not.toContain('todos')
})

test('with other days said, the absence just proposed is proposed anew in its own month', async () => {
  const { say, confirms } = talk()
  await say('we are away from the 8th to the 22nd of next month')
  await say('make it until the 23rd')
  const [first, second] = await confirms()
  const dates = (title = '') => title.match(/[A-Z][a-z]{2} \d+/g)
  const [from, until] = dates(first?.title) ?? []
  expect(until).toMatch(/ 22$/)
  expect(dates(second?.title)).toEqual([from, until?.replace('22', '23')])
})

test('a water bill is not ours, and that is said', async () => {
  expect((await talk().say('can I pay my water bill with you?')).text).toContain('not ours')
})

test('equipment that somebody relies on, told while choosing a program, is no emergency', async () => {
  const { say } = talk()
  await say('what programs can I join?')
  expect(
    (await say('My husband is on an oxygen machine day and night, I should mention.')).text,
  ).not.toContain('30 feet')
  expect((await say('his oxygen machine stopped, the power is out')).text).toContain('30 feet')
})
