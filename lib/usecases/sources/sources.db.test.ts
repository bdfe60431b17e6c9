import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOwedAlerts } from '@/lib/usecases/alerts/find-owed'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { narrateAlert } from '@/lib/usecases/alerts/narrate-alert'
import { raiseRuleAlerts } from '@/lib/usecases/alerts/raise-rule-alerts'
import { createApiKey } from '@/lib/usecases/api-keys/create-api-key'
import { revokeApiKey } from '@/lib/usecases/api-keys/manage-api-keys'
import { listUnmapped } from '@/lib/usecases/asset-mapping/list-unmapped'
import { listMappings, mapAsset, removeMapping } from '@/lib/usecases/asset-mapping/map-asset'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { createTestNetwork, START, staff, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { heartbeat } from './heartbeat'
import { listOwnSources, listSources } from './list-sources'
import { changeSource, createSource } from './manage-sources'
import { sendTestAlert } from './send-test-alert'
import { watchSilence } from './watch-silence'

let net: TestNetwork
let keyId = ''
beforeAll(async () => {
  net = await createTestNetwork()
  keyId = (await createApiKey({ ctx: net.system(), input: { name: 'SCADA' } })).id
})
afterAll(() => net.close())

const admin = () => net.as(staff('ida', 'admin'))
const sender = (id = keyId) =>
  net.as({ kind: 'apiKey', keyId: id, name: 'SCADA', scopes: ['alerts:write', 'alerts:read'] })
const silentAlerts = () =>
  net.db.alert.findMany({ where: { kind: 'source-silent' }, orderBy: { createdAt: 'asc' } })
let n = 0
const send = (more: object = {}) =>
  ingestAlert({
    ctx: sender(),
    input: {
      sourceEventId: `alarm-${++n}`,
      externalId: 'XFMR-NORTH-7',
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 118,
      ...more,
    },
  })

test('a source that goes quiet raises a priority 2 alert once, and a sign of life clears it', async () => {
  const source = await createSource({
    ctx: admin(),
    input: { apiKeyId: keyId, format: 'native', heartbeatSeconds: 60 },
  })
  expect(source).toMatchObject({ name: 'SCADA', state: 'waiting', heartbeatSeconds: 60 })
  net.clock.advance(59_000)
  await watchSilence(net.system())
  expect(await silentAlerts()).toHaveLength(0)
  net.clock.advance(2000)
  await watchSilence(net.system())
  await watchSilence(net.system())
  const [alert] = await silentAlerts()
  expect(alert).toMatchObject({ priority: 2, state: 'active', count: 1, transformerId: null })
  expect(alert!.message).toMatch(/SCADA has been silent for 1 minute/)
  for (const id of await findOwedAlerts(net.system())) await narrateAlert(net.system(), id)
  const said = await net.db.message.findMany({ where: { alertId: alert!.id } })
  expect(said.map((message) => message.kind)).toEqual(['alert'])
  expect(JSON.stringify(said[0]!.parts)).not.toMatch(/no transformer/)
  expect((await listSources(net.as(staff('vic', 'viewer'))))[0]).toMatchObject({ state: 'silent' })
  const beat = await heartbeat({ ctx: sender(), input: { source: 'native' } })
  expect(beat.expectedBefore).toBe(new Date(net.clock.now.getTime() + 60_000).toISOString())
  await watchSilence(net.system())
  expect((await silentAlerts())[0]).toMatchObject({ state: 'returned' })
  net.clock.advance(61_000)
  await watchSilence(net.system())
  expect((await silentAlerts()).map((row) => row.state)).toEqual(['returned', 'active'])
  await send()
  await watchSilence(net.system())
  expect((await silentAlerts()).map((row) => row.state)).toEqual(['returned', 'returned'])
})

test('no heartbeat is expected of who was told so, nor of a key that was ended', async () => {
  const { id: otherKey } = await createApiKey({ ctx: net.system(), input: { name: 'Old gateway' } })
  const { id } = await createSource({
    ctx: admin(),
    input: { apiKeyId: otherKey, format: 'grafana', heartbeatSeconds: 30 },
  })
  net.clock.advance(31_000)
  await watchSilence(net.system())
  expect((await silentAlerts()).at(-1)).toMatchObject({
    externalId: 'Old gateway (grafana)',
    state: 'active',
  })
  await revokeApiKey({ ctx: admin(), input: { id: otherKey } })
  await watchSilence(net.system())
  expect((await silentAlerts()).at(-1)).toMatchObject({ state: 'returned' })
  expect((await listSources(admin())).find((one) => one.id === id)).toMatchObject({ state: 'ended' })
  const own = (await listSources(admin())).find((one) => one.format === 'native')!
  await changeSource({ ctx: admin(), input: { id: own.id, body: { heartbeatSeconds: null } } })
  net.clock.advance(3_600_000)
  await watchSilence(net.system())
  expect((await silentAlerts()).filter((row) => row.state === 'active')).toEqual([])
})

test('a heartbeat belongs to its key; the first one makes the source known', async () => {
  const { id: otherKey } = await createApiKey({ ctx: net.system(), input: { name: 'Other' } })
  const [own] = await listOwnSources(sender())
  await expect(heartbeat({ ctx: sender(otherKey), input: { source: own!.id } })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(heartbeat({ ctx: sender(otherKey), input: { source: 'rule' } })).rejects.toMatchObject({
    code: 'not-found',
  })
  await Promise.all(
    [1, 2, 3].map(() => heartbeat({ ctx: sender(otherKey), input: { source: 'cloudevents' } })),
  )
  expect((await listOwnSources(sender(otherKey))).map((one) => one.format)).toEqual(['cloudevents'])
  expect((await listOwnSources(sender())).every((one) => one.apiKeyId === keyId)).toBe(true)
})

test('a list says how each source goes', async () => {
  const scada = (await listSources(admin())).find((one) => one.format === 'native' && one.apiKeyId === keyId)
  expect(scada).toMatchObject({ apiKeyName: 'SCADA', state: 'heard', openAlerts: 1, alerts24h: 1 })
})

test('an unknown asset is listed with a guess; once it is mapped its open alerts have their transformer', async () => {
  await net.db.alert.updateMany({ data: { state: 'closed', closedAt: START } })
  const first = (await send()).data
  const second = (await send({ severity: 'critical', loadPercent: 121 })).data
  await send({ externalId: 'Mill-Lane 7' })
  for (const id of await findOwedAlerts(net.system())) await narrateAlert(net.system(), id)
  const unmapped = await listUnmapped(net.as(staff('vic', 'viewer')))
  expect(unmapped.find((one) => one.externalId === 'XFMR-NORTH-7')).toMatchObject({
    openAlerts: 2,
    source: 'SCADA',
  })
  expect(unmapped.find((one) => one.externalId === 'Mill-Lane 7')!.suggestions).toEqual([
    { transformerId: T7, name: 'Mill Lane 7' },
  ])
  const mapping = await mapAsset({
    ctx: net.operator(),
    input: { externalId: 'XFMR-NORTH-7', transformerId: T7 },
  })
  expect(mapping).toMatchObject({
    applied: 2,
    transformerName: 'Mill Lane 7',
    createdBy: 'ada R.',
    sourceId: null,
  })
  const rows = await net.db.alert.findMany({
    where: { id: { in: [first.id!, second.id!] } },
    orderBy: { priority: 'desc' },
  })
  expect(rows.map((row) => [row.transformerId, row.loadKw?.toFixed(2), row.planState])).toEqual([
    [T7, '112.10', 'due'],
    [T7, '114.95', 'due'],
  ])
  for (const id of await findOwedAlerts(net.system())) await narrateAlert(net.system(), id)
  expect(await net.db.recommendation.count({ where: { transformerId: T7, state: 'open' } })).toBe(1)
  expect((await send()).data).toMatchObject({ transformerId: T7, loadKw: 112.1 })
  expect((await listUnmapped(admin())).map((one) => one.externalId)).toEqual(['Mill-Lane 7'])
  await removeMapping({ ctx: net.operator(), input: { id: mapping.id } })
  expect(await listMappings(admin())).toEqual([])
  expect((await send()).data).toMatchObject({ transformerId: null })
})

test('a mapping of one source does not hold for another', async () => {
  const { id: otherKey } = await createApiKey({ ctx: net.system(), input: { name: 'Second' } })
  const native = (await listOwnSources(sender())).find((one) => one.format === 'native')!
  await mapAsset({
    ctx: net.operator(),
    input: { externalId: 'Y-1', transformerId: T7, sourceId: native.id },
  })
  expect((await send({ externalId: 'Y-1' })).data).toMatchObject({ transformerId: T7 })
  const other = await ingestAlert({
    ctx: sender(otherKey),
    input: {
      sourceEventId: 'y',
      externalId: 'Y-1',
      kind: 'overload',
      severity: 'low',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 99,
    },
  })
  expect(other.data).toMatchObject({ transformerId: null })
  await expect(
    mapAsset({ ctx: net.operator(), input: { externalId: 'Y-2', transformerId: 'nope' } }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(
    mapAsset({ ctx: net.as(staff('vic', 'viewer')), input: { externalId: 'Y-2', transformerId: T7 } }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('a test alert says TEST everywhere, plans nothing and hides nothing', async () => {
  await net.db.alert.updateMany({ data: { state: 'closed', closedAt: START, planState: 'none' } })
  await net.db.recommendation.updateMany({ where: { state: 'open' }, data: { state: 'expired' } })
  const alert = await sendTestAlert({
    ctx: net.operator(),
    input: { transformerId: T7, severity: 'critical' },
  })
  expect(alert).toMatchObject({
    kind: 'test',
    source: 'Test',
    priority: 1,
    transformerId: T7,
    state: 'active',
  })
  expect(alert.message).toMatch(/^TEST: .*ada R\./)
  for (const id of await findOwedAlerts(net.system())) await narrateAlert(net.system(), id)
  expect(await net.db.recommendation.count({ where: { state: 'open' } })).toBe(0)
  const said = await net.db.message.findMany({ where: { alertId: alert.id } })
  expect(said.map((message) => message.kind)).toEqual(['alert'])
  await expect(planAlert({ ctx: net.operator(), input: { alertId: alert.id } })).rejects.toMatchObject({
    code: 'unprocessable',
  })
  await net.db.transformer.update({ where: { id: T7 }, data: { loadKw: 130, observedAt: net.clock.now } })
  await raiseRuleAlerts(net.system(), [T7])
  expect(
    await net.db.alert.count({ where: { source: { format: 'rule' }, kind: 'overload', state: 'active' } }),
  ).toBe(1)
  await expect(sendTestAlert({ ctx: net.as(staff('vic', 'viewer')), input: {} })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(
    sendTestAlert({ ctx: net.operator(), input: { transformerId: 'T-none' } }),
  ).rejects.toMatchObject({ code: 'not-found' })
})
