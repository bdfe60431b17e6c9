import { afterEach, expect, test } from 'vitest'
import { acknowledgeAlert } from '@/lib/usecases/alerts/acknowledge-alert'
import { findOwedAlerts } from '@/lib/usecases/alerts/find-owed'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { narrateAlert } from '@/lib/usecases/alerts/narrate-alert'
import { shelveAlert } from '@/lib/usecases/alerts/shelve-alert'
import { createTestNetwork, START, staff, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { createAlarmRule, endAlarmRule, listAlarmRules } from './alarm-rules'
import { changeAlarmSettings } from './alarm-settings'
import { readAlarmSummary } from './read-alarm-summary'
import { tendAlarms } from './tend-alarms'

let net: TestNetwork
afterEach(() => net.close())

const MINUTE = 60_000
const send = async (status: 'raised' | 'updated' | 'cleared', more: object = {}) => {
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'a',
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status,
      observedAt: net.clock.now.toISOString(),
      loadKw: 104,
      ...more,
    },
  })
  return data.id!
}
const admin = () => net.as(staff('amy', 'admin'))
const settings = (change: object) => changeAlarmSettings({ ctx: admin(), input: change })
const tend = () => tendAlarms(net.system())
const alertOf = (id: string) => net.db.alert.findUniqueOrThrow({ where: { id } })
const owed = () => findOwedAlerts(net.system())
const kindsOf = async (alertId: string) =>
  (await net.db.alertEvent.findMany({ where: { alertId }, orderBy: { at: 'asc' } })).map((one) => one.kind)
const said = async () =>
  (await net.db.message.findMany({ where: { conversationId: 'staff' }, orderBy: { seq: 'asc' } })).map(
    (row) => (row.parts as { text?: string }[]).map((part) => part.text ?? '').join(' '),
  )

test('with an on-delay an alert is told after it, and one that is gone before is told to nobody', async () => {
  net = await createTestNetwork({ homes: 4 })
  await settings({ onDelaySeconds: 60 })
  const gone = await send('raised')
  expect(await owed()).toEqual([])
  net.clock.advance(30_000)
  await send('cleared')
  await tend()
  expect(await alertOf(gone)).toMatchObject({ state: 'closed', planState: 'none' })
  const stays = await send('raised')
  net.clock.advance(59_000)
  await tend()
  expect(await owed()).toEqual([])
  net.clock.advance(1000)
  await tend()
  expect(await owed()).toEqual([stays])
  expect(await kindsOf(stays)).toEqual(['raised', 'announced'])
})

test('with an off-delay a raise within it goes on as the same episode, and a clear counts after it', async () => {
  net = await createTestNetwork({ homes: 4 })
  await settings({ offDelaySeconds: 300 })
  const id = await send('raised')
  net.clock.advance(10_000)
  await send('cleared')
  expect(await alertOf(id)).toMatchObject({ state: 'active', clearedAt: null })
  net.clock.advance(60_000)
  expect(await send('raised')).toBe(id)
  net.clock.advance(600_000)
  await tend()
  expect(await alertOf(id)).toMatchObject({ state: 'active', clearDueAt: null, count: 2 })
  await send('cleared')
  net.clock.advance(299_000)
  await tend()
  expect((await alertOf(id)).state).toBe('active')
  net.clock.advance(1000)
  await tend()
  expect(await alertOf(id)).toMatchObject({ state: 'returned', clearDueAt: null })
})

test('a shelf has limits and gives back by itself; a raise within stays aside unless it is graver', async () => {
  net = await createTestNetwork({ homes: 4 })
  const id = await send('raised')
  const shelve = (body: object, alertId = id) =>
    shelveAlert({ ctx: net.operator(), input: { alertId, body } })
  await expect(shelve({ minutes: 481, reason: 'crew' })).rejects.toMatchObject({ code: 'unprocessable' })
  await expect(shelve({ minutes: 90 })).rejects.toMatchObject({
    detail: 'Above 60 minutes a shelved alert needs a reason.',
  })
  expect(await shelve({ minutes: 60 })).toMatchObject({ shelvedBy: 'ada R.' })
  net.clock.advance(10 * MINUTE)
  await send('cleared')
  net.clock.advance(MINUTE)
  const again = await send('raised')
  expect(again).not.toBe(id)
  expect(await alertOf(again)).toMatchObject({ planState: 'none', shelvedBy: 'ada R.' })
  net.clock.advance(50 * MINUTE)
  await tend()
  expect(await alertOf(again)).toMatchObject({ planState: 'due', shelvedUntil: null })
  await shelve({ minutes: 30 }, again)
  net.clock.advance(MINUTE)
  await send('updated', { severity: 'critical' })
  expect(await alertOf(again)).toMatchObject({ priority: 1, shelvedUntil: null, planState: 'due' })
  await expect(shelve({ minutes: 61, reason: 'crew' }, again)).rejects.toMatchObject({
    detail: 'A priority 1 alert can be shelved for 60 minutes at most.',
  })
})

test('a maintenance window hides what it covers until its end; priority 1 and other places show', async () => {
  net = await createTestNetwork({ homes: 4 })
  const rule = await createAlarmRule({
    ctx: admin(),
    input: {
      name: 'Cable works',
      kind: 'maintenance',
      feederId: 'F-12',
      reason: 'Planned outage',
      endsAt: new Date(START.getTime() + 60 * MINUTE).toISOString(),
    },
  })
  const hidden = await send('raised')
  const grave = await send('raised', { sourceEventId: 'b', severity: 'critical' })
  const elsewhere = await send('raised', { sourceEventId: 'c', transformerId: 'unknown' })
  expect(await alertOf(hidden)).toMatchObject({ suppressedBy: 'Cable works', suppressRuleId: rule.id })
  expect((await owed()).sort()).toEqual([grave, elsewhere].sort())
  expect((await listAlarmRules(net.operator()))[0]).toMatchObject({ state: 'in-force', hides: 1 })
  expect(await readAlarmSummary(net.operator())).toMatchObject({ suppressed: 1, open: { '1': 1, '2': 1 } })
  net.clock.advance(61 * MINUTE)
  await tend()
  expect(await alertOf(hidden)).toMatchObject({ suppressedBy: null, planState: 'due' })
})

test('a rule ended by hand gives back what it hid; what cleared meanwhile was seen by nobody', async () => {
  net = await createTestNetwork({ homes: 4 })
  const { id } = await createAlarmRule({
    ctx: admin(),
    input: { name: 'Noisy relay', kind: 'suppress', alertKind: 'overload', reason: 'Sensor fault' },
  })
  const first = await send('raised')
  const second = await send('raised', { sourceEventId: 'b' })
  net.clock.advance(MINUTE)
  await send('cleared', { sourceEventId: 'b' })
  expect(await alertOf(second)).toMatchObject({ state: 'closed', planState: 'none' })
  await endAlarmRule({ ctx: admin(), input: { id } })
  await expect(endAlarmRule({ ctx: admin(), input: { id } })).rejects.toMatchObject({ code: 'conflict' })
  await tend()
  expect(await owed()).toEqual([first])
  expect(await net.db.auditEvent.count({ where: { subject: `alarm-rule:${id}` } })).toBe(2)
  await expect(
    createAlarmRule({
      ctx: net.operator(),
      input: { name: 'x', kind: 'suppress', alertKind: 'x1', reason: 'x' },
    }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('nobody acknowledges: the room is reminded once, a critical alert is escalated once', async () => {
  net = await createTestNetwork({ homes: 4 })
  await settings({ escalationEmails: ['chief@grid.example'], escalationPhones: ['+15550100'] })
  const id = await send('raised', { severity: 'critical' })
  const seen = await send('raised', { sourceEventId: 'b', severity: 'critical' })
  await acknowledgeAlert({ ctx: net.operator(), input: { alertId: seen } })
  net.clock.advance(11 * MINUTE)
  await Promise.all([tend(), tend()])
  expect((await said()).filter((text) => text.includes('acknowledged the priority 1'))).toHaveLength(1)
  net.clock.advance(5 * MINUTE)
  await tend()
  await tend()
  const sent = await net.db.outboundMessage.findMany({ orderBy: { channel: 'asc' } })
  expect(sent.map((row) => [row.channel, row.recipient])).toEqual([
    ['email', 'chief@grid.example'],
    ['sms', '+15550100'],
  ])
  expect(sent[0]!.text).toContain(`/admin/alerts/${id}`)
  expect(await kindsOf(id)).toEqual(['raised', 'reminded', 'escalated'])
  expect(await kindsOf(seen)).toEqual(['raised', 'acknowledged'])
})

test('with nobody to call, a webhook that asked for it is told of the escalation, once', async () => {
  net = await createTestNetwork({ homes: 4 })
  const hook = (id: string, events: string[], state = 'active') =>
    net.db.webhookEndpoint.create({
      data: { id, name: id, url: 'https://pager.example/h', events, state, secret: 'x', createdBy: 'amy' },
    })
  const id = await send('raised', { severity: 'critical' })
  await hook('changes', ['alert.changed'])
  await hook('off', ['alert.escalated'], 'disabled')
  net.clock.advance(16 * MINUTE)
  await tend()
  expect(await kindsOf(id)).toEqual(['raised', 'reminded'])
  await hook('pager', ['alert.escalated'])
  await Promise.all([tend(), tend()])
  const queued = await net.db.webhookDelivery.findMany()
  expect(queued).toMatchObject([{ endpointId: 'pager', type: 'alert.escalated', state: 'queued' }])
  expect(queued[0]!.payload).toMatchObject({
    type: 'alert.escalated',
    data: { id, priority: 1, state: 'active' },
  })
  expect((await said()).at(-1)).toContain(
    'nobody outside the room is named to be called, and 1 other system is told',
  )
})

test('an alarm that comes and goes is marked, and a shelve is suggested once', async () => {
  net = await createTestNetwork({ homes: 4 })
  for (let i = 0; i < 3; i++) {
    await send('raised')
    net.clock.advance(5000)
    await send('cleared')
    net.clock.advance(5000)
  }
  const id = await send('raised')
  await tend()
  net.clock.advance(5000)
  await tend()
  expect((await alertOf(id)).chatteringSince).not.toBeNull()
  expect((await said()).filter((text) => text.includes('comes and goes'))).toHaveLength(1)
})

test('a flood begins and ends once in words, and the summary groups by feeder', async () => {
  net = await createTestNetwork({ homes: 4 })
  for (let i = 0; i < 12; i++) await send('raised', { sourceEventId: `e${i}`, severity: 'low' })
  await tend()
  await tend()
  const summary = await readAlarmSummary(net.operator())
  expect(summary.flood).toMatchObject({ active: true, count: 12 })
  expect(summary.groups).toMatchObject([{ feederId: 'F-12', count: 12, transformers: 1 }])
  // In the flood a low alert without a plan gets no line of its own; one that asks for a decision does.
  const low = await send('raised', { sourceEventId: 'e12', severity: 'low', loadKw: 60 })
  const high = await send('raised', { sourceEventId: 'e13', severity: 'high', transformerId: 'X-1' })
  for (const id of [low, high]) await narrateAlert(net.system(), id)
  expect(await net.db.message.count({ where: { alertId: low } })).toBe(0)
  expect(await net.db.message.count({ where: { alertId: high } })).toBe(2)
  expect(await owed()).not.toContain(low)
  net.clock.advance(11 * MINUTE)
  await tend()
  expect((await readAlarmSummary(net.operator())).flood.active).toBe(false)
  const floodLines = (await said()).filter((text) => text.includes('lood'))
  expect(floodLines).toHaveLength(2)
  expect(floodLines[1]).toContain(
    '13 low-priority alerts without a plan came in it and stand in the list: Mill Lane 13',
  )
})

test('settings and rules that contradict themselves are refused', async () => {
  net = await createTestNetwork({ homes: 0 })
  await expect(settings({ floodEnd: 11 })).rejects.toMatchObject({ code: 'unprocessable' })
  await settings({ floodStart: 20, floodEnd: 11 })
  await expect(settings({ floodStart: 10 })).rejects.toMatchObject({ code: 'unprocessable' })
  await expect(
    createAlarmRule({
      ctx: admin(),
      input: { name: 'x', kind: 'suppress', sourceId: 'nobody', reason: 'x' },
    }),
  ).rejects.toMatchObject({ detail: 'sourceId names nothing we know.' })
})

test('silence makes an alert stale, and a word from its source makes it fresh', async () => {
  net = await createTestNetwork({ homes: 4 })
  const id = await send('raised')
  await net.db.alertSource.updateMany({ data: { heartbeatSeconds: 300 } })
  net.clock.advance(9 * MINUTE)
  await tend()
  expect((await alertOf(id)).staleSince).toBeNull()
  net.clock.advance(2 * MINUTE)
  await tend()
  expect((await alertOf(id)).staleSince).toEqual(new Date(START.getTime() + 10 * MINUTE))
  await send('updated')
  expect((await alertOf(id)).staleSince).toBeNull()
})

test('what is told is still told by the narrator', async () => {
  net = await createTestNetwork({ homes: 4 })
  const id = await send('raised')
  await narrateAlert(net.system(), id)
  await tend()
  expect((await said()).length).toBeGreaterThan(1)
  expect(await owed()).toEqual([])
})
