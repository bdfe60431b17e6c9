import { expect, test } from 'vitest'
import { AlertmanagerPayload, fromAlertmanager } from './alertmanager'

const now = new Date('2026-07-15T18:00:00Z')
const alert = (more: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'TransformerOverload', severity: 'critical', transformer_id: 'T-07' },
  annotations: { summary: 'T-07 at 118 %', load_pct: '118' },
  startsAt: '2026-07-15T17:58:05.123Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus.example/graph',
  fingerprint: 'a1b2c3d4e5f60718',
  ...more,
})
const adapt = (...alerts: object[]) =>
  fromAlertmanager(AlertmanagerPayload.parse({ version: '4', status: 'firing', receiver: 'x', alerts }), now)

test('a firing alert becomes a raise of its fingerprint and start', () => {
  expect(adapt(alert())).toEqual([
    expect.objectContaining({
      sourceEventId: 'a1b2c3d4e5f60718',
      episodeKey: '2026-07-15T17:58:05.123Z',
      status: 'raised',
      senderObservedAt: new Date('2026-07-15T17:58:05.123Z'),
      transformerId: 'T-07',
      kind: 'transformer-overload',
      severity: 'critical',
      load: { loadPercent: 118 },
      message: 'T-07 at 118 %',
    }),
  ])
})

test('a group message with mixed states is taken alert by alert', () => {
  const resolved = alert({ status: 'resolved', fingerprint: 'ffff', endsAt: '2026-07-15T17:59:30Z' })
  expect(adapt(resolved, alert()).map((one) => [one.status, one.senderObservedAt.toISOString()])).toEqual([
    ['cleared', '2026-07-15T17:59:30.000Z'],
    ['raised', '2026-07-15T17:58:05.123Z'],
  ])
})

test.each([
  ['critical', 'critical'],
  ['high', 'high'],
  ['error', 'high'],
  ['major', 'high'],
  ['warning', 'low'],
  ['page-somebody', 'low'],
  [undefined, 'low'],
])('severity %s is %s', (word, severity) => {
  const labels = { transformer_id: 'T-07', ...(word ? { severity: word } : {}) }
  expect(adapt(alert({ labels }))[0]).toMatchObject({ severity })
})

test.each([
  [{ load_kva: '371.7' }, { loadKva: 371.7 }],
  [{ load_kw: '-12' }, { loadKw: -12 }],
  [{ load_pct: '118 %' }, { loadPercent: 118 }],
  [{ load_pct: 'NaN' }, {}],
  [{ load_kw: '1e99' }, {}],
  [{}, {}],
])('the load of %j is %j', (annotations, load) => {
  expect(adapt(alert({ annotations }))[0]).toMatchObject({ load })
})

test('a sender whose clock is ahead does not raise in the future', () => {
  expect(adapt(alert({ startsAt: '2026-07-15T18:03:00Z' }))[0]).toMatchObject({ senderObservedAt: now })
})

test('without a fingerprint the labels are the identity, in any order', () => {
  const [a] = adapt(alert({ fingerprint: undefined, labels: { a: '1', b: '2' } }))
  const [b] = adapt(alert({ fingerprint: undefined, labels: { b: '2', a: '1' } }))
  expect(a!.sourceEventId).toBe(b!.sourceEventId)
})

test('what is not Alertmanager’s is refused', () => {
  expect(() => AlertmanagerPayload.parse({ hello: 1 })).toThrow()
  expect(() => AlertmanagerPayload.parse({ alerts: [alert({ status: 'maybe' })] })).toThrow()
})
