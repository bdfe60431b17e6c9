import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '@/lib/http/test-api'
import type { AlertDetail } from '@/lib/protocol/alert-detail'
import { T7 } from '@/lib/usecases/test-network'

let api: TestApi
let key: { id: string; key: string }
let viewer: { cookie: string }
beforeAll(async () => {
  api = await createTestApi()
  key = await api.key()
  viewer = await api.staff('viewer')
})
afterAll(() => api.close())

const now = () => new Date().toISOString()
const native = (sourceEventId: string, more: object = {}) => ({
  sourceEventId,
  transformerId: T7,
  kind: 'overload',
  severity: 'high',
  status: 'raised',
  observedAt: now(),
  loadPercent: 118,
  ...more,
})
const post = (json: unknown, product = '', headers?: Record<string, string>) =>
  api.call('POST', `/api/grid/alerts${product}`, { key: key.key, json, headers })
const alertOf = (sourceEventId: string) =>
  api.net.db.alert.findFirstOrThrow({ where: { sourceEventId, count: { gt: 0 } } })
/** What the timeline of an alert says, each entry with the number of its message. */
async function timelineOf(sourceEventId: string) {
  const { id } = await alertOf(sourceEventId)
  const answer = await api.call('GET', `/api/grid/alerts/${id}`, viewer)
  const { timeline } = answer.body.data as AlertDetail
  const ids = [...new Set(timeline.flatMap((entry) => entry.payloadId ?? []))]
  return { id, ids, kinds: timeline.map((e) => [e.kind, e.payloadId ? ids.indexOf(e.payloadId) + 1 : 0]) }
}
const read = (alertId: string, payloadId: string, who: { cookie?: string; key?: string } = viewer) =>
  api.call('GET', `/api/grid/alerts/${alertId}/payloads/${payloadId}`, who)
type Shown = { text: string; cut: boolean; own: { index: number; of: number; text: string } | null }
const shown = async (alertId: string, payloadId: string) =>
  (await read(alertId, payloadId)).body.data as Shown & Record<string, unknown>

describe('the stored message beside an alert', () => {
  test('each entry that a source made knows the body it came in; what we did ourselves has none', async () => {
    await post(native('p-1'))
    await post(native('p-1', { status: 'updated', loadPercent: 121 }))
    await api.call('POST', `/api/grid/alerts/${(await alertOf('p-1')).id}/notes`, {
      cookie: (await api.staff('operator')).cookie,
      json: { text: 'crew on its way' },
    })
    const { id, ids, kinds } = await timelineOf('p-1')
    expect(kinds).toEqual([
      ['raised', 1],
      ['updated', 2],
      ['note', 0],
    ])
    const second = await shown(id, ids[1]!)
    expect(JSON.parse(second.text)).toMatchObject({ status: 'updated', loadPercent: 121 })
    expect(second).toMatchObject({ format: 'native', own: null, cut: false, outcome: null })
    expect(second.bytes).toBeGreaterThan(100)
  })

  test('one of several is found among them: an array, a group message, a batch of events', async () => {
    await post([native('p-2a'), native('p-2b', { loadPercent: 104 })])
    const second = await timelineOf('p-2b')
    const { own } = await shown(second.id, second.ids[0]!)
    expect(own).toMatchObject({ index: 1, of: 2 })
    expect(JSON.parse(own!.text)).toMatchObject({ sourceEventId: 'p-2b', loadPercent: 104 })

    const firing = (fingerprint: string) => ({
      status: 'firing',
      labels: { alertname: 'Overload', transformer_id: T7 },
      annotations: { load_pct: '109' },
      startsAt: now(),
      fingerprint,
    })
    await post({ version: '4', alerts: [firing('p-3a'), firing('p-3b'), firing('p-3c')] }, '/alertmanager')
    const third = await timelineOf('p-3c')
    expect((await shown(third.id, third.ids[0]!)).own).toMatchObject({ index: 2, of: 3 })

    const event = (id: string) => ({
      specversion: '1.0',
      id,
      source: '/scada',
      type: 'com.example.overload.raised',
      data: { sourceEventId: id, transformerId: T7, loadPercent: 110 },
    })
    await post([event('p-4a'), event('p-4b')], '/cloudevents', {
      'content-type': 'application/cloudevents-batch+json',
    })
    const batched = await timelineOf('p-4b')
    const part = (await shown(batched.id, batched.ids[0]!)).own!
    expect(JSON.parse(part.text)).toMatchObject({ id: 'p-4b' })
  })

  test('an acknowledgement at the source has its message, and a key never shows', async () => {
    const event = (event_action: string) => ({
      routing_key: key.key,
      event_action,
      dedup_key: 'p-5',
      payload: {
        summary: 'Overload',
        source: 'scada',
        severity: 'error',
        custom_details: { transformer_id: T7 },
      },
    })
    await post(event('trigger'), '/pagerduty')
    await post(event('acknowledge'), '/pagerduty')
    const { id, ids, kinds } = await timelineOf('p-5')
    expect(kinds).toEqual([
      ['raised', 1],
      ['acknowledged', 2],
    ])
    const { text } = await shown(id, ids[1]!)
    expect(text).toContain('"event_action": "acknowledge"')
    expect(text).not.toContain(key.key.slice(-20))
  })

  test('staff read it, every role; a key does not, nor through another alert', async () => {
    await post(native('p-6'))
    await post(native('p-7', { message: 'of another alarm' }))
    const six = await timelineOf('p-6')
    const seven = await timelineOf('p-7')
    expect((await read(six.id, six.ids[0]!)).status).toBe(200)
    expect((await read(six.id, six.ids[0]!, { key: key.key })).status).toBe(401)
    expect((await read(six.id, six.ids[0]!, {})).status).toBe(401)
    expect((await read(six.id, seven.ids[0]!)).status).toBe(404)
  })

  test('a long one is cut at a line; one that is dropped is said to be gone', async () => {
    await post(Array.from({ length: 400 }, (_, i) => native(`p-8-${i}`, { message: 'x'.repeat(200) })))
    const last = await timelineOf('p-8-399')
    const long = await shown(last.id, last.ids[0]!)
    expect(long.cut).toBe(true)
    expect(long.text.length).toBeLessThanOrEqual(64_000)
    expect(long.text.split('\n').at(-1)).toMatch(/^ {2,4}[{}"]/)
    expect(JSON.parse(long.own!.text)).toMatchObject({ sourceEventId: 'p-8-399' })

    await api.net.db.intakePayload.deleteMany({ where: { id: last.ids[0]! } })
    expect((await read(last.id, last.ids[0]!)).status).toBe(404)
  })
})
