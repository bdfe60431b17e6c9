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

const zone = () => network.customer(home).env.TIME_ZONE
const rows = () =>
  network.db.order.findMany({
    where: { meterId: home.meterId, domain: 'solar' },
    orderBy: { createdAt: 'asc' },
  })
const weekday = (at: unknown) =>
  new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: zone() }).format(new Date(String(at)))
async function ordered(): Promise<string[]> {
  return (await rows())
    .filter(({ state }) => state === 'active')
    .map(({ stageData }) => weekday((stageData as { visitAt: string }).visitAt))
}
/** A quote is open; and the days its visit may be on */
async function quoted() {
  const talk = talkAs(network, network.customer(home))
  await talk.say(`order ${OFFER}`)
  const quote = (await talk.say('yes')).part('quote')!
  const days = quote.statements.find(({ id }) => id === 'visit')!.options!.map(({ value }) => weekday(value))
  return { ...talk, days, quote }
}
const OFFER = 'Co-op Starter 2.8'

test.each([
  (day: string) => `${day} is better`,
  (day: string) => `ok yes but the ${day} one please`,
  (day: string) => `so is the ${day} one booked if i say yes? then yes`,
  (day: string) => `mejor el ${SPANISH[day]}`,
  (day: string) => `yes if they can come ${day}`,
])(
  'a day said at the quote (%#) stands in it, orders nothing, and is what the next yes takes',
  async (words) => {
    const { say, days } = await quoted()
    const again = await say(words(days[2]!))
    expect(await ordered()).toEqual([])
    const asked = again.part('confirm')!
    const option = again.part('quote')!.statements.find(({ id }) => id === 'visit')!
    expect(weekday(option.value)).toBe(days[2])
    expect(asked.text).toContain(
      new Date(option.value!).toLocaleString('en-US', { day: 'numeric', timeZone: zone() }),
    )
    await say('yes')
    expect(await ordered()).toEqual([days[2]])
  },
)

test.each([
  (day: string) => `ok then order it for ${day}`,
  (day: string) => `confirm with ${day} please`,
  (day: string) => `${day} for the co-op starter visit and yes to the order`,
])('an order that names a free day (%#) is placed with that day', async (words) => {
  const { say, days } = await quoted()
  await say(words(days[1]!))
  expect(await ordered()).toEqual([days[1]])
})

test.each([
  'yes but on sunday',
  'order it for sunday',
  'yes if sunday works',
  'not monday, not tuesday, not wednesday',
])(
  '"%s" has no free visit: nothing is ordered, the free ones are named, and a bare yes shows the quote again',
  async (words) => {
    const { say, days } = await quoted()
    const told = await say(words)
    expect(told.text).toContain(days[0]!.slice(0, 3))
    expect(await ordered()).toEqual([])
    expect((await say('yes')).part('quote')).toBeDefined()
    expect(await ordered()).toEqual([])
  },
)

test('free times, which have commas of their own, are told apart by semicolons, in Spanish too', async () => {
  const { say, quote } = await quoted()
  const times = (locale: string) =>
    quote.statements
      .find(({ id }) => id === 'visit')!
      .options!.map(({ value }) =>
        new Intl.DateTimeFormat(locale, {
          timeZone: zone(),
          weekday: 'short',
          month: 'short',
          day: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
        }).format(new Date(value)),
      )
  const [a, b, c] = times('en-US')
  expect((await say('yes but on sunday')).text).toContain(`${a}; ${b}; or ${c}.`)
  const [d, e, f] = times('es-US')
  expect((await say('¿y el domingo? mejor el domingo')).text).toContain(`${d}; ${e}; o ${f}`)
})

test('"the earliest" is the first free time, also where that stands already', async () => {
  const { say, quote } = await quoted()
  const [first] = quote.statements.find(({ id }) => id === 'visit')!.options!
  const told = await say('the earliest visit you have suits me')
  expect(told.text).not.toContain('No visit is free')
  expect(told.part('quote')!.statements.find(({ id }) => id === 'visit')!.value).toBe(first!.value)
})

test('questions about the visit leave the quote open, and a yes after them is a yes', async () => {
  const { say } = await quoted()
  expect((await say('may my son be there instead of me?')).text).toContain('need not be you')
  expect((await say('is the site visit free?')).text).toContain('free')
  expect((await say('is it booked now? for which day')).text).toContain('Nothing is booked yet')
  expect(await ordered()).toEqual([])
  await say('yes')
  expect(await ordered()).toHaveLength(1)
})

test('"lets say" a day takes it, and who works then or is away does not', async () => {
  const { say, days } = await quoted()
  const again = await say(`ok lets say ${days[1]}`)
  expect(again.text).toContain('now stands in the quote')
  expect((await say("what if I'm on vacation that week?")).text).toContain('need not be you')
  expect(await ordered()).toEqual([])
})

test('a day that somebody works, with the visit on another, proposes nothing', async () => {
  const { say, days } = await underWay()
  const told = await say(`for the visit: my husband works ${days[1]}s, is that a problem`)
  expect(told.part('confirm')).toBeUndefined()
  expect(told.text).toContain(days[0]!.slice(0, 3))
})

async function underWay() {
  const talk = await quoted()
  await talk.say('yes')
  return talk
}

test.each([
  (day: string) => `change the visit to ${day}`,
  (day: string) => `No!! I said ${day}. move it to ${day}`,
  (day: string) => `cambie la visita al ${SPANISH[day]}`,
])('a visit that is ordered to another free day (%#) is moved at once', async (words) => {
  const { say, days } = await underWay()
  await say(words(days[2]!))
  expect(await ordered()).toEqual([days[2]])
})

test.each([
  (day: string) => `is ${day} possible for the visit?`,
  (day: string) => `hm the visit, ${day} would be better for my husband`,
])('a visit wished or asked for (%#) is moved after one yes, and not by a no', async (words) => {
  const { say, days } = await underWay()
  expect((await say(words(days[2]!))).part('confirm')?.action).toBe('proposal.confirm')
  expect(await ordered()).toEqual([days[0]])
  await say('no')
  expect(await ordered()).toEqual([days[0]])
  await say(words(days[2]!))
  await say('yes')
  expect(await ordered()).toEqual([days[2]])
})

test('right under the times a day by itself is the choice; a day with none free moves nothing', async () => {
  const { say, days } = await underWay()
  await say('change the site visit')
  await say(days[1]!.toLowerCase())
  expect(await ordered()).toEqual([days[1]])
  const none = await say('and sunday?')
  expect(none.part('form')).toBeDefined()
  expect(await ordered()).toEqual([days[1]])
})

test.each([
  'call me back on wednesday',
  'pause the program until wednesday',
  'how much did I use on wednesday?',
])('"%s" moves no visit', async (words) => {
  const { say, days } = await underWay()
  await say(words)
  expect(await ordered()).toEqual([days[0]])
})

const SPANISH: Record<string, string> = {
  Monday: 'lunes',
  Tuesday: 'martes',
  Wednesday: 'miércoles',
  Thursday: 'jueves',
  Friday: 'viernes',
}
