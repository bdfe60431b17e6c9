import { DateTime } from 'luxon'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 16 })
})
afterAll(() => network.close())
beforeEach(() => {
  home = network.homes[used++]!
})

const talk = () => talkAs(network, network.customer(home))
const tickets = () =>
  network.db.ticket.findMany({ where: { customerId: home.customerId }, orderBy: { id: 'asc' } })
const enrollment = () =>
  network.db.enrollment.findFirst({ where: { meterId: home.meterId }, orderBy: { id: 'desc' } })
const day = (days: number) =>
  DateTime.fromJSDate(network.clock.now, { zone: 'America/Los_Angeles' }).plus({ days })

test.each([
  'should I let you know as well or does that happen by itself, automatically?',
  'are you people sending anyone over?',
])(
  'after a danger "%s" is answered with what was reported, which is nothing yet, and offers it',
  async (asked) => {
    const { say } = talk()
    await say('smoke is coming out of the fuse box')
    const reply = await say(asked)
    expect(reply.text).toContain('reported nothing')
    expect(reply.text).toContain('911')
    expect(reply.part('confirm')?.text).toContain('smoke is coming out of the fuse box')
    expect(await tickets()).toHaveLength(0)
    await say('yes')
    expect((await tickets()).map(({ topic, text }) => [topic, text.includes('smoke')])).toEqual([
      ['fault', true],
    ])
    expect((await say('are you sending someone?')).text).toContain((await tickets())[0]!.reference)
    expect(await tickets()).toHaveLength(1)
  },
)

test('an order to report a danger passes on its words, and smoke is not told as a fallen line', async () => {
  const { say } = talk()
  await say('there is smoke in my kitchen')
  const reply = await say('it is smoke, not a line. please report it to your people')
  const [ticket] = await tickets()
  expect(ticket!.text).toContain('smoke in my kitchen')
  expect(reply.text).toContain(ticket!.reference)
  expect(reply.text).not.toContain('30 feet')
})

test('wanting no call takes nothing back, and what was passed on is read back in its own words', async () => {
  const { say } = talk()
  const told = await say('the street lamp at our corner is broken and my lights keep flickering')
  expect(told.text).toContain('my lights keep flickering')
  const reply = await say('no call needed. I do not want a call. did you report both or only one of them?')
  expect(reply.text).toContain('lights keep flickering')
  await say('you did not report the lamp, did you?')
  expect((await tickets()).map(({ state }) => state)).toEqual(['open'])
  await say('withdraw the ticket')
  expect((await tickets()).map(({ state }) => state)).toEqual(['withdrawn'])
})

test('whether the program runs is answered of the program, not of a ticket', async () => {
  const { say } = talk()
  await say('please have a person call me tomorrow morning')
  expect((await say('is my program running, did that go through?')).text).toContain('is active')
  await network.db.enrollment.updateMany({
    where: { meterId: home.meterId },
    data: { state: 'paused', pausedUntil: day(20).toJSDate() },
  })
  const paused = await say('is the program still on hold?')
  expect(paused.text).toContain('is paused until')
  expect(paused.text).not.toContain('T-')
})

test('"hold on" beside a question pauses nothing, and a yes to a switch is none to a pause', async () => {
  const { say, confirms } = talk()
  await say('hold on, do I lose my ten dollars this month if I say no?')
  expect(await confirms()).toEqual([])
  await say('pause my program for a week')
  await say('ok lets do the switch then')
  expect((await enrollment())!.state).toBe('active')
  await say('yes')
  expect((await enrollment())!.state).toBe('paused')
})

test('a pause from a later day is put forward as being away, with both days', async () => {
  const { say } = talk()
  const [from, until] = [day(5), day(12)].map((one) => one.toFormat('LLLL d'))
  await say('pause everything')
  const card = await say(`no, only from ${from} to ${until}`)
  expect(card.text).toContain('cannot begin later')
  expect(card.part('confirm')?.title).toContain(day(5).toFormat('LLL d'))
  await say('yes')
  expect((await enrollment())!.state).toBe('active')
  const { preferences } = await network.db.customer.findUniqueOrThrow({ where: { id: home.customerId } })
  expect(JSON.stringify(preferences)).toContain(day(5).toISODate()!)
  // A pause that begins now stays a pause.
  expect((await say('pause my program for two weeks')).part('confirm')?.text).toContain('14 days')
})

test('a program named in part, or the one just told of, is joined by its quote; a refusal joins nothing', async () => {
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
  const { say } = talk()
  expect((await say('put me into that peak one')).part('confirm')?.title).toContain('Peak')
  await say('no')
  expect((await say('do not sign me up for that peak one')).part('confirm')).toBeUndefined()
  await say('tell me about Peak Savings')
  expect((await say('yes, I want in')).part('confirm')?.title).toContain('Peak')
  expect(await network.db.enrollment.count({ where: { meterId: home.meterId } })).toBe(0)
})
