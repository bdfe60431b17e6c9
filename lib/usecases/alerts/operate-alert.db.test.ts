import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Message } from '@/lib/protocol/message'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { createTestNetwork, START, staff, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { acknowledgeAlert } from './acknowledge-alert'
import { closeAlert } from './close-alert'
import { getAlert } from './get-alert'
import { ingestAlert } from './ingest-alert'
import { listAlerts } from './list-alerts'
import { narrateAlert } from './narrate-alert'
import { noteAlert } from './note-alert'
import { shelveAlert, unshelveAlert } from './shelve-alert'

let net: TestNetwork
let alertId = ''
let alarm = ''
let n = 0
beforeAll(async () => {
  net = await createTestNetwork()
})
afterAll(() => net.close())
beforeEach(async () => {
  alarm = `alarm-${++n}`
  alertId = (await send('raised', n * 10)).data.id!
})

const send = (status: string, seconds: number, more: object = {}) =>
  ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: alarm,
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status,
      observedAt: new Date(START.getTime() - 3_600_000 + seconds * 1000).toISOString(),
      loadPercent: 112,
      ...more,
    },
  })
const list = (query: object, limit = 50, after: { at: Date; id: string } | null = null) =>
  listAlerts({ ctx: net.operator(), input: { query, page: { limit, after } } })
const said = async (id: string) =>
  (await net.db.message.findMany({
    where: { alertId: id },
    orderBy: { seq: 'asc' },
  })) as unknown as Message[]

test('what is acknowledged closes when it clears, what cleared first closes when it is acknowledged', async () => {
  expect(await acknowledgeAlert({ ctx: net.operator(), input: { alertId } })).toMatchObject({
    state: 'acknowledged',
    acknowledgedBy: 'ada R.',
    version: 2,
  })
  expect(await acknowledgeAlert({ ctx: net.operator('ben'), input: { alertId } })).toMatchObject({
    acknowledgedBy: 'ada R.',
    version: 2,
  })
  expect((await send('cleared', n * 10 + 5)).data.state).toBe('closed')
})

test('every act stands in the timeline with who did it', async () => {
  await noteAlert({ ctx: net.operator(), input: { alertId, body: { text: 'Crew is on its way' } } })
  await shelveAlert({ ctx: net.operator(), input: { alertId, body: { minutes: 60, reason: 'known work' } } })
  await unshelveAlert({ ctx: net.operator(), input: { alertId } })
  await closeAlert({ ctx: net.operator('ben'), input: { alertId } })
  const { timeline, state } = await getAlert({ ctx: net.operator(), input: { alertId } })
  expect(state).toBe('closed')
  expect(timeline.map((entry) => [entry.kind, entry.actor])).toEqual([
    ['raised', 'key:key-1'],
    ['note', 'staff:ada'],
    ['shelved', 'staff:ada'],
    ['unshelved', 'staff:ada'],
    ['closed', 'staff:ben'],
  ])
})

test('a viewer reads and does not act', async () => {
  const ctx = net.as(staff('vic', 'viewer'))
  expect((await getAlert({ ctx, input: { alertId } })).id).toBe(alertId)
  await expect(acknowledgeAlert({ ctx, input: { alertId } })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(getAlert({ ctx: net.customer(net.homes[0]!), input: { alertId } })).rejects.toMatchObject({
    code: 'unauthenticated',
  })
})

test('lists are newest first, filtered, and paged without gaps', async () => {
  await send('raised', 1000, { sourceEventId: 'elsewhere', transformerId: 'X-9', severity: 'low' })
  const all = await list({})
  expect(all[0]!.externalId).toBe('X-9')
  const first = await list({}, 2)
  const last = first[1]!
  const second = await list({}, 2, { at: new Date(last.createdAt), id: last.id })
  expect([...first, ...second].map((alert) => alert.id)).toEqual(all.slice(0, 4).map((alert) => alert.id))
  expect((await list({ priority: '3' })).map((alert) => alert.externalId)).toEqual(['X-9'])
  expect((await list({ feederId: 'F-12', state: 'closed' })).every((alert) => alert.state === 'closed')).toBe(
    true,
  )
  await expect(list({ state: 'sleeping' })).rejects.toThrow()
})

test('when an alert clears, its open plan is withdrawn and its card says so', async () => {
  await net.db.recommendation.updateMany({ where: { state: 'open' }, data: { state: 'expired' } })
  await narrateAlert(net.system(), alertId)
  const plan = await planAlert({ ctx: net.operator(), input: { alertId } })
  await send('cleared', n * 10 + 5)
  await narrateAlert(net.system(), alertId)
  await narrateAlert(net.system(), alertId)
  expect((await net.db.recommendation.findUniqueOrThrow({ where: { id: plan.id } })).state).toBe('withdrawn')
  const messages = await said(alertId)
  expect(messages.map((message) => message.kind)).toEqual([
    'alert',
    'options',
    'recommendation',
    'confirmation',
    'progress',
  ])
  expect(messages[0]!.parts[0]).toMatchObject({ type: 'alert', state: 'returned' })
  expect(messages[3]!.parts[0]).toMatchObject({ type: 'confirm', state: 'superseded' })
})

test('an unmapped alert and a low one below its limit are told without a plan, and why', async () => {
  const unmapped = await send('raised', 0, { sourceEventId: 'u', transformerId: 'X-1' })
  const low = await send('raised', 0, { sourceEventId: 'l', severity: 'low', loadPercent: 90 })
  for (const { data } of [unmapped, low]) await narrateAlert(net.system(), data.id!)
  const important = await said(unmapped.data.id!)
  expect(important.map((message) => message.kind)).toEqual(['alert', 'progress'])
  expect(important[1]!.parts[0]).toMatchObject({
    text: expect.stringMatching(/not one of our transformers/),
  })
  // One line from the first word to the last is all that a low one takes of the room.
  await send('cleared', 20, { sourceEventId: 'l', severity: 'low', loadPercent: 60 })
  await narrateAlert(net.system(), low.data.id!)
  const unimportant = await said(low.data.id!)
  expect(unimportant.map((message) => message.kind)).toEqual(['alert'])
  expect(unimportant[0]!.parts[0]).toMatchObject({ type: 'alert', state: 'returned' })
  expect(unimportant[0]!.parts[1]).toMatchObject({ text: expect.stringMatching(/not above the limit/) })
})
