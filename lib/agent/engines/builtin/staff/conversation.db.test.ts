import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Part } from '@/lib/protocol/message'
import { advanceActivation } from '@/lib/usecases/activations/advance'
import { fillReadings, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { openTestRoom, T8, type TestRoom } from './test-room'

const MINUTE = 60_000
let net: TestNetwork
let room: TestRoom
beforeAll(async () => {
  room = await openTestRoom()
  net = room.net
})
afterAll(() => net.close())

const type: TestRoom['type'] = (...said) => room.type(...said)
const press: TestRoom['press'] = (...pressed) => room.press(...pressed)
const raise: TestRoom['raise'] = (...alert) => room.raise(...alert)
const events = () => room.events()
const openPlans = () => room.openPlans()

test('an evening in the command chat', async () => {
  // Nothing stands yet.
  expect((await type('any alerts?')).text).toContain('No active alerts')
  expect((await type('yes')).text).toContain('Nothing waits for a confirmation')

  const first = await raise(T7, 'a')
  await raise(T8, 'b')

  // Two plans are open: a yes, a stop and a shelve need a name.
  const list = await type('show me all active alerts')
  expect(list.parts.find((part) => part.type === 'table')).toMatchObject({ rows: [{}, {}] })
  expect((await type('yes, proceed')).text).toMatch(/2 confirmations are open.*T-0[78]/)
  expect((await type("yes if it's enough")).text).toContain('Nothing was started')
  expect(await events()).toEqual([])

  // A question back is answered by the name alone.
  expect((await type('shelve it for 30 minutes')).text).toContain('Which one: T-0')
  expect((await type('T-08')).text).toContain('Shelved the alert on T-08 until')
  expect((await type('shelve T-07 for 3 hours')).text).toContain('needs a reason')
  expect((await type('unshelve T-08')).text).toContain('back in view')

  // Notes, acknowledgement, who did what.
  expect((await type('note on T-07: crew arrives at 19:30')).text).toContain('crew arrives at 19:30')
  expect((await type('ack everything')).text).toContain('2 alerts')
  expect((await type('acknowledge all 2', 'ben')).text).toContain('Acknowledged 2 alerts')
  expect((await type('who acknowledged T-07?')).text).toContain('ben R.')
  expect((await type('who is here')).text).toContain('ada R. (operator)')

  // The other plan is declined by name, so one is left.
  expect((await type('decline P-102')).kinds).toContain('progress')
  expect(await openPlans()).toHaveLength(1)

  // Only batteries: a new version that can be proceeded with.
  expect((await type("what's wrong with T-07?")).text).toContain('104')
  const options = await type('show options')
  expect(options.parts.find((part) => part.type === 'options')).toMatchObject({ version: 1 })
  const filtered = await type('only batteries')
  const shown = filtered.parts.find((part) => part.type === 'options')
  expect(shown).toMatchObject({ version: 2 })
  expect(
    (shown as { options: { deviceTypes: string[] }[] }).options.every(
      (one) => one.deviceTypes.join() === 'battery',
    ),
  ).toBe(true)
  expect((await type('why?')).text).toContain('Left out as asked')
  expect((await type('only pool pumps')).text).toContain('Nobody can be called that way')
  expect((await openPlans())[0]!.version).toBe(2)
  const fresh = await type('refresh the options')
  expect(fresh.parts.find((part) => part.type === 'options')).toMatchObject({ version: 3 })

  // What would happen; another size, put up with its own confirmation.
  expect((await type('who would be asked?')).text).toMatch(/Nothing is written.*customers would be asked/)
  const shaped = await type('I need 6 kW from T-07')
  expect(shaped.kinds).toEqual(['chat', 'confirmation'])
  expect(shaped.parts.at(-1)).toMatchObject({
    type: 'confirm',
    state: 'open',
    values: { objective: 'kw', targetKw: 6 },
  })

  // Its starts spread: the same event on a card of its own, which a plain yes agrees to.
  expect((await type('stagger it')).text).toContain('Over how many minutes')
  expect((await type('stagger it over 3 hours')).text).toContain('60 minutes at most')
  const spread = await type('spread the starts over 14 minutes')
  expect(spread.parts.at(-1)).toMatchObject({
    type: 'confirm',
    state: 'open',
    values: { objective: 'kw', targetKw: 6, staggerMinutes: 15 },
  })
  expect(spread.text).toContain('spread over 15 minutes')
  expect(spread.parts.at(-1)).toMatchObject({
    yesLabel: 'Yes, proceed',
    es: { yesLabel: 'Sí, adelante', text: expect.stringContaining('se reparten en 15 minutos') },
  })
  const cards = await net.db.message.findMany({ where: { kind: 'confirmation', alertId: first } })
  const open = cards
    .flatMap((row) => row.parts as unknown as Part[])
    .filter((part) => part.type === 'confirm' && part.state === 'open')
  expect(open).toHaveLength(1)
  expect(await events()).toEqual([])

  // One yes, and the second to say it hears who was first.
  await type('yes, proceed')
  const [event] = await events()
  expect(event).toMatchObject({ objective: 'kw', targetKw: 6, transformerId: T7, decidedBy: 'ada R.' })
  expect([5, 10, 15]).toContain(event!.staggerMinutes)
  expect((await type('yes, proceed', 'ben')).text).toMatch(/ada R. approved plan P-101/)
  const late = await press(
    'recommendation.proceed',
    { recommendationId: event!.recommendationId, optionId: 'A', version: 3 },
    'ben',
  )
  expect(late.text).toContain('ada R. has already approved')
  expect(await events()).toHaveLength(1)

  // While it runs: status by name, longer, questions that stop nothing, and the result.
  await advanceActivation(net.system(), event!.id)
  expect((await type(`status of ${event!.reference}`)).text).toContain(
    `${event!.reference} on T-07 is notifying`,
  )
  net.clock.advance(event!.startAt.getTime() - net.clock.now.getTime())
  await advanceActivation(net.system(), event!.id)
  expect((await type('did anybody stop it?')).text).toContain('active')
  expect((await type("don't stop it")).text).not.toContain('aborted')
  expect((await type(`extend ${event!.reference} by 30 minutes`)).text).toContain('extended activation')
  expect((await type('extend it by 10 hours')).text).toContain('last at most')
  const longer = await net.db.activation.findUniqueOrThrow({ where: { id: event!.id } })
  expect(longer.endAt.getTime() - event!.endAt.getTime()).toBe(30 * MINUTE)
  await fillReadings(net, { from: longer.startAt, to: longer.endAt })
  net.clock.advance(longer.endAt.getTime() - net.clock.now.getTime())
  await advanceActivation(net.system(), event!.id)
  expect((await type('what did we get out of it?')).text).toContain('Measured:')

  // Looking back.
  expect((await type('history of T-07 today')).parts.find((part) => part.type === 'table')).toMatchObject({
    rows: [
      { cells: [event!.reference, T7, expect.stringContaining('settled'), expect.stringContaining('kW')] },
    ],
  })
  expect((await type('aborted events this month')).text).toContain('There was none like that')
  const kpis = await type('show me the alarm kpis')
  expect(kpis.text).toContain('Alarm figures: 2 alerts')
  expect(JSON.stringify(kpis.parts)).toContain('/api/reports/alarm-kpis?format=csv')
  expect((await type('how much have we paid customers this month')).text).toContain('paid')
  expect((await type('are there open tickets')).text).toContain('No customer waits')
  expect((await type('is automatic activation on')).text).toContain('Automatic activation is off')
  expect((await type('stop all policies')).kinds).toEqual(['progress'])
  expect((await type('is automatic activation on')).text).toContain('kill switch')
  expect((await type('close the alert on T-07, false alarm')).text).toContain('Closed the alert on T-07')
  expect((await net.db.alert.findUniqueOrThrow({ where: { id: first } })).state).toBe('closed')
}, 180_000)

test('a viewer reads the command chat and writes nothing in it', async () => {
  await expect(type('stop all policies', 'vic', 'viewer')).rejects.toMatchObject({ code: 'forbidden' })
})

test('an expired plan says so, and a call-off by name is told to the room', async () => {
  const id = await raise(T7, 'c')
  net.clock.advance(11 * MINUTE)
  expect((await type('yes, proceed with T-07')).text).toContain('has expired')
  expect(await net.db.activation.count({ where: { alertId: id } })).toBe(0)
  await type('show options for T-07')
  await type('proceed with option B on T-07')
  const second = (await events()).at(-1)
  expect(second).toMatchObject({ optionId: 'B' })
  expect((await type(`stop ${second!.reference}`)).text).toContain('aborted activation')
  expect((await type(`stop ${second!.reference}`, 'ben')).text).toContain('ada R. has already called off')
}, 120_000)
