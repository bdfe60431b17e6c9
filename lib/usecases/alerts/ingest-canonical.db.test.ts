import { afterAll, beforeAll, expect, test } from 'vitest'
import { AlertmanagerPayload, fromAlertmanager } from '@/lib/intake/alertmanager'
import { createTestNetwork, START, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { ingestCanonical } from './ingest-canonical'

let net: TestNetwork
beforeAll(async () => {
  net = await createTestNetwork({ homes: 0 })
})
afterAll(() => net.close())

const at = (minute: number) => new Date(START.getTime() + (minute - 60) * 60_000).toISOString()
const post = (...alerts: object[]) =>
  ingestCanonical({
    ctx: net.sender(),
    input: {
      format: 'alertmanager',
      alerts: fromAlertmanager(AlertmanagerPayload.parse({ alerts }), net.clock.now),
    },
  })
const alert = (fingerprint: string, startsAt: string, more: object = {}) => ({
  status: 'firing',
  fingerprint,
  startsAt,
  labels: { transformer_id: T7, severity: 'error', alertname: 'Overload' },
  annotations: { load_pct: '112', summary: 'hot' },
  ...more,
})
const episodes = async (fingerprint: string) =>
  (
    await net.db.alert.findMany({ where: { sourceEventId: fingerprint }, orderBy: { episodeKey: 'asc' } })
  ).map((row) => [row.state, row.count])

test('raise, re-send, resolve and re-raise make two episodes', async () => {
  await post(alert('f1', at(0)))
  await post(alert('f1', at(0)))
  await post(alert('f1', at(0), { status: 'resolved', endsAt: at(5) }))
  await post(alert('f1', at(9)))
  expect(await episodes('f1')).toEqual([
    ['returned', 2],
    ['active', 1],
  ])
})

test('a byte-identical retry of a resolve and a late firing of the old episode change nothing', async () => {
  const resolved = alert('f2', at(0), { status: 'resolved', endsAt: at(5) })
  await post(alert('f2', at(0)))
  await post(resolved)
  await post(resolved)
  await post(alert('f2', at(0)))
  expect(await episodes('f2')).toEqual([['returned', 1]])
})

test('a lost resolve ends with the next episode', async () => {
  await post(alert('f3', at(0)))
  await post(alert('f3', at(20)))
  expect(await episodes('f3')).toEqual([
    ['returned', 1],
    ['active', 1],
  ])
  await post(alert('f3', at(0), { status: 'resolved', endsAt: at(25) }))
  expect(await episodes('f3')).toEqual([
    ['returned', 1],
    ['active', 1],
  ])
})

test('an asset nobody knows is kept and answered like the others', async () => {
  const [outcome] = await post(
    alert('f4', at(0), { labels: { transformer_id: 'X-1', severity: 'critical' } }),
  )
  expect(outcome).toMatchObject({ outcome: 'raised' })
  expect(await net.db.alert.findFirst({ where: { sourceEventId: 'f4' } })).toMatchObject({
    transformerId: null,
    externalId: 'X-1',
    loadPercent: 112,
    priority: 1,
  })
})
