import { createHmac } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '@/lib/http/test-api'
import { log } from '@/lib/log'
import { T7 } from '@/lib/usecases/test-network'
import { signatureHeader } from './signature'

let api: TestApi
let key: { id: string; key: string }
beforeAll(async () => {
  api = await createTestApi()
  key = await api.key()
})
afterAll(() => api.close())

let n = 0
let alarm = ''
beforeEach(() => {
  alarm = `alarm-${++n}`
})

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const episodes = async (sourceEventId: string) =>
  (
    await api.net.db.alert.findMany({
      where: { sourceEventId, count: { gt: 0 } },
      orderBy: { createdAt: 'asc' },
    })
  ).map((row) => [row.state, row.count])
const post = (product: string, json: unknown, headers?: Record<string, string>) =>
  api.call('POST', `/api/grid/alerts/${product}`, { key: key.key, json, headers })
const outcomes = (answer: Awaited<ReturnType<typeof post>>) =>
  (answer.body.data as { alerts: { outcome: string }[] }).alerts.map((one) => one.outcome)

describe('Grafana', () => {
  const alert = (more: object = {}) => ({
    status: 'firing',
    labels: { alertname: 'TransformerOverload', severity: 'critical', transformer_id: T7, zone: 'mill-lane' },
    annotations: { summary: 'T-07 is overloaded' },
    startsAt: ago(30),
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'https://grafana.example/alerting/1/edit',
    fingerprint: alarm,
    silenceURL: 'https://grafana.example/alerting/silence/new',
    dashboardURL: '',
    panelURL: '',
    values: { load_pct: 117.5, C: 1 },
    ...more,
  })
  const group = (...alerts: object[]) => ({
    receiver: 'control room',
    status: 'firing',
    orgId: 1,
    alerts,
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'https://grafana.example/',
    version: '1',
    groupKey: '{}:{}',
    truncatedAlerts: 0,
    title: '[FIRING:1]',
    state: 'alerting',
    message: '**Firing**',
  })

  test('raises, repeats, resolves and raises again; the load is a value of the rule', async () => {
    const first = alert()
    expect((await post('grafana', group(first))).status).toBe(202)
    await post('grafana', group(first))
    expect(await api.net.db.alert.findFirst({ where: { sourceEventId: alarm } })).toMatchObject({
      transformerId: T7,
      kind: 'transformer-overload',
      severity: 'critical',
      loadPercent: 117.5,
      message: 'T-07 is overloaded',
    })
    await post('grafana', group({ ...first, status: 'resolved', endsAt: ago(10), values: null }))
    await post('grafana', group(alert({ startsAt: ago(5) })))
    expect(await episodes(alarm)).toEqual([
      ['returned', 2],
      ['active', 1],
    ])
  })

  test('mixed states in one message, by PUT too', async () => {
    const one = alert()
    const two = alert({ fingerprint: `${alarm}-b` })
    await post('grafana', group(one, two))
    const mixed = group({ ...one, status: 'resolved', endsAt: ago(1) }, two)
    const answer = await api.call('PUT', '/api/grid/alerts/grafana', { key: key.key, json: mixed })
    expect(answer.status).toBe(202)
    expect(await episodes(alarm)).toEqual([['returned', 1]])
    expect(await episodes(`${alarm}-b`)).toEqual([['active', 2]])
  })

  test('two organisations on one address do not share an alarm', async () => {
    await post('grafana', { ...group(alert()), orgId: 2 })
    await post('grafana', group(alert({ status: 'resolved', endsAt: ago(1) })))
    expect(await episodes(`2:${alarm}`)).toEqual([['active', 1]])
  })
})

describe('PagerDuty', () => {
  const event = (event_action: string, more: object = {}) => ({
    event_action,
    dedup_key: alarm,
    ...(event_action === 'trigger'
      ? {
          payload: {
            summary: 'Mill Lane 7 at 118 %',
            source: 'SCADA north',
            severity: 'error',
            timestamp: '2015-07-17T08:42:58.315+0000',
            component: T7,
            class: 'overload',
            custom_details: { load_pct: '118', 'ping time': '1500ms' },
          },
          client: 'SCADA gateway',
          links: [],
          images: [],
        }
      : {}),
    ...more,
  })

  test('trigger, trigger, acknowledge, resolve, trigger: two episodes; answered as PagerDuty answers', async () => {
    const answer = await post('pagerduty', event('trigger'))
    expect(answer.status).toBe(202)
    expect(answer.body).toEqual({ status: 'success', message: 'Event processed', dedup_key: alarm })
    await post('pagerduty', event('trigger'))
    await post('pagerduty', event('acknowledge'))
    expect(await episodes(alarm)).toEqual([['acknowledged', 2]])
    await post('pagerduty', event('resolve'))
    await post('pagerduty', event('trigger'))
    expect(await episodes(alarm)).toEqual([
      ['closed', 2],
      ['active', 1],
    ])
    expect(await api.net.db.alert.findFirst({ where: { sourceEventId: alarm } })).toMatchObject({
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      loadPercent: 118,
    })
  })

  test('a resolve or an acknowledgement of what nobody knows is let pass', async () => {
    for (const action of ['resolve', 'acknowledge'])
      expect((await post('pagerduty', event(action))).status).toBe(202)
    expect(await episodes(alarm)).toEqual([])
    await post('pagerduty', event('trigger'))
    expect(await episodes(alarm)).toEqual([['active', 1]])
  })

  test('a key as routing_key is as good as a header, and is kept nowhere', async () => {
    const send = (routing_key: string) =>
      api.call('POST', '/api/grid/alerts/pagerduty', { json: event('trigger', { routing_key }) })
    expect((await send(key.key)).status).toBe(202)
    expect((await send('0123456789abcdef0123456789abcdef')).status).toBe(401)
    expect(await episodes(alarm)).toEqual([['active', 1]])
    const kept = await api.net.db.intakePayload.findMany({ where: { format: 'pagerduty' } })
    expect(JSON.stringify(kept)).not.toContain(key.key.slice(12))
  })

  test('without a dedup_key a trigger gets one; what lacks its parts is refused', async () => {
    const { status, body } = await post('pagerduty', { ...event('trigger'), dedup_key: undefined })
    expect([status, body.dedup_key]).toEqual([202, expect.stringMatching(/^[\w-]{36}$/)])
    for (const bad of [
      event('trigger', { payload: undefined }),
      event('resolve', { dedup_key: undefined }),
      event('snooze'),
      event('trigger', { dedup_key: 'x'.repeat(256) }),
      [],
    ])
      expect((await post('pagerduty', bad)).status).toBe(400)
  })
})

describe('CloudEvents', () => {
  let id = 0
  const event = (verb: string, minutes: number, more: object = {}) => ({
    specversion: '1.0',
    id: `e-${++id}`,
    source: `urn:utility:${alarm}`,
    type: `com.example.grid.transformer.overload.${verb}`,
    subject: `transformer/${T7}`,
    time: ago(minutes),
    data: { loadPct: 118 },
    ...more,
  })
  const name = () => `urn:utility:${alarm} transformer/${T7} com.example.grid.transformer.overload`
  const send = (mode: 'structured' | 'batch', json: unknown) =>
    post('cloudevents', json, {
      'content-type': `application/cloudevents${mode === 'batch' ? '-batch' : ''}+json; charset=utf-8`,
    })

  test('structured: raised, updated, cleared and raised again, in the order of their times', async () => {
    const raised = event('raised', 60)
    expect(outcomes(await send('structured', raised))).toEqual(['raised'])
    expect(outcomes(await send('structured', event('updated', 50, { data: { loadPct: 121 } })))).toEqual([
      'updated',
    ])
    expect(outcomes(await send('structured', event('cleared', 40)))).toEqual(['cleared'])
    expect(outcomes(await send('structured', event('updated', 45)))).toEqual(['ignored'])
    expect(outcomes(await send('structured', event('raised', 30)))).toEqual(['raised'])
    expect(await episodes(name())).toEqual([
      ['returned', 1],
      ['active', 1],
    ])
    expect(await api.net.db.alert.findFirst({ where: { sourceEventId: name() } })).toMatchObject({
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
    })
  })

  test('the same source and id has no second effect', async () => {
    const raised = event('raised', 60)
    await send('structured', raised)
    expect(outcomes(await send('structured', raised))).toEqual(['ignored'])
    expect(await episodes(name())).toEqual([['active', 1]])
  })

  test('batch: each event for itself', async () => {
    const answer = await send('batch', [
      event('raised', 60),
      { specversion: '1.0', id: 'broken' },
      event('cleared', 20, { data: { loadPct: 82 } }),
      event('measured', 10),
    ])
    expect(answer.status).toBe(202)
    expect(outcomes(answer)).toEqual(['raised', 'refused', 'cleared', 'refused'])
    expect(await episodes(name())).toEqual([['returned', 1]])
  })

  test('binary: attributes in headers, percent-encoded; the state may stand in the data', async () => {
    const headers = {
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': `${alarm}-1`,
      'ce-source': `urn:utility:${alarm}`,
      'ce-type': 'grid.overload',
      'ce-subject': 'Stra%C3%9Fe/7',
      'ce-time': ago(3),
    }
    const data = { transformerId: T7, loadKva: 110, state: 'RAISED', severity: 'major', message: 'hot' }
    expect(outcomes(await post('cloudevents', data, headers))).toEqual(['raised'])
    const sourceEventId = `urn:utility:${alarm} Straße/7 grid.overload`
    expect(await api.net.db.alert.findFirst({ where: { sourceEventId } })).toMatchObject({
      transformerId: T7,
      severity: 'high',
      loadKw: 104.5,
      message: 'hot',
    })
    const kept = await api.net.db.intakePayload.findMany({ where: { body: { contains: `${alarm}-1` } } })
    expect(kept).toHaveLength(1)
  })

  test('data may be base64', async () => {
    const data_base64 = Buffer.from(JSON.stringify({ loadKw: 99 })).toString('base64')
    await send('structured', event('raised', 5, { data: undefined, data_base64 }))
    expect(await api.net.db.alert.findFirst({ where: { sourceEventId: name() } })).toMatchObject({
      loadKw: 99,
    })
  })

  test('what is no CloudEvents request we can read is 415, what is no event 400', async () => {
    for (const type of [
      'application/json',
      'application/cloudevents+xml',
      'application/cloudevents+avro',
      'text/plain',
    ])
      expect((await post('cloudevents', event('raised', 1), { 'content-type': type })).status).toBe(415)
    expect((await send('structured', { ...event('raised', 1), specversion: '0.3' })).status).toBe(400)
    expect((await send('structured', { ...event('raised', 1), source: undefined })).status).toBe(400)
  })

  test('the handshake tells a sender that it may send', async () => {
    const answer = await api.call('OPTIONS', '/api/grid/alerts/cloudevents', {
      headers: { 'webhook-request-origin': 'eventemitter.example.com', 'webhook-request-rate': '120' },
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('webhook-allowed-origin')).toBe('eventemitter.example.com')
    expect(Number(answer.headers.get('webhook-allowed-rate'))).toBeGreaterThan(0)
    expect(answer.headers.get('allow')).toContain('POST')
  })
})

describe('every webhook', () => {
  const products = ['alertmanager', 'grafana', 'pagerduty', 'cloudevents'] as const
  const headersOf = (product: string): Record<string, string> =>
    product === 'cloudevents' ? { 'content-type': 'application/cloudevents+json' } : {}

  test.each(products)(
    '%s: a body is kept before it is read, also when it is none of the product’s',
    async (product) => {
      const body = `{"nonsense": "${alarm}"`
      const headers = { 'content-type': 'application/json', ...headersOf(product) }
      const answer = await api.call('POST', `/api/grid/alerts/${product}`, { key: key.key, body, headers })
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid-json'])
      const kept = await api.net.db.intakePayload.findFirst({ where: { body: { contains: alarm } } })
      expect(kept).toMatchObject({ format: product, body, outcome: expect.stringContaining('refused') })
    },
  )

  test.each(products)('%s: without the right key nothing is kept', async (product) => {
    const json = { nonsense: alarm }
    const path = `/api/grid/alerts/${product}`
    const reader = await api.key(['alerts:read'])
    expect((await api.call('POST', path, { json, headers: headersOf(product) })).status).toBe(401)
    expect(
      (await api.call('POST', path, { key: reader.key, json, headers: headersOf(product) })).status,
    ).toBe(403)
    expect(await api.net.db.intakePayload.count({ where: { body: { contains: alarm } } })).toBe(0)
  })

  test.each(products)(
    '%s: trouble of ours is 503 with Retry-After, which senders repeat',
    async (product) => {
      const reopen = await shutDatabase()
      try {
        const json = product === 'pagerduty' ? { event_action: 'resolve', dedup_key: 'x' } : { alerts: [] }
        const answer = await post(product, json, headersOf(product))
        expect(answer.status).toBe(503)
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      } finally {
        await reopen()
      }
      await expect.poll(async () => (await post('alertmanager', { alerts: [] })).status).toBe(202)
    },
  )
})

/** Nobody reaches the database until the answered function is called. */
async function shutDatabase(): Promise<() => Promise<void>> {
  const own = new URL(api.net.pool.options.connectionString!)
  const name = own.pathname.slice(1)
  const url = new URL(own)
  url.pathname = '/postgres'
  const admin = new Client(url.href)
  await admin.connect()
  await admin.query(`alter database ${name} allow_connections false`)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  // What the routes say about it is as expected: a green run does not print it.
  const { level } = log()
  log().level = 'silent'
  return async () => {
    log().level = level
    await admin.query(`alter database ${name} allow_connections true`)
    await admin.end()
  }
}

describe('signatures', () => {
  const native = () => ({
    sourceEventId: alarm,
    transformerId: T7,
    kind: 'overload',
    severity: 'high',
    status: 'raised',
    observedAt: ago(1),
    loadPercent: 110,
  })
  let signer: { id: string; key: string }
  let admin: { cookie: string }
  const sourceOf = async (format: string) =>
    (
      (await api.call('POST', '/api/admin/sources', { ...admin, json: { apiKeyId: signer.id, format } })).body
        .data as { id: string }
    ).id
  const secretOf = async (id: string) =>
    (
      (await api.call('POST', `/api/admin/sources/${id}/secret`, { ...admin })).body.data as {
        secret: string
      }
    ).secret
  const send = (path: string, body: string, headers: Record<string, string>) =>
    api.call('POST', path, {
      key: signer.key,
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
  beforeAll(async () => {
    admin = await api.staff('admin')
    signer = await api.key(['alerts:write'])
  })

  test('a source that signs is heard only with the right signature of the right body at the right time', async () => {
    const secret = await secretOf(await sourceOf('native'))
    const body = JSON.stringify(native())
    const signed = (shiftMs: number, s = secret, text = body) => ({
      'x-feederline-signature': signatureHeader(s, text, new Date(Date.now() + shiftMs)),
    })
    const path = '/api/grid/alerts'
    expect((await send(path, body, {})).status).toBe(401)
    expect((await send(path, body, signed(0, 'fls_wrong'))).status).toBe(401)
    expect((await send(path, `${body} `, signed(0))).status).toBe(401)
    expect((await send(path, body, signed(-302_000))).status).toBe(401)
    expect((await send(path, body, signed(302_000))).status).toBe(401)
    for (const header of ['', 't=1', 'v1=00', 't=x,v1=00', `t=NaN,v1=${'0'.repeat(64)}`, 'x'.repeat(5000)])
      expect((await send(path, body, { 'x-feederline-signature': header })).status).toBe(401)
    expect(await episodes(alarm)).toEqual([])
    const right = signed(0)
    expect((await send(path, body, right)).status).toBe(201)
    expect((await send(path, body, right)).status).toBe(200)
    expect((await send(path, body, signed(-290_000))).status).toBe(200)
  })

  test('while a secret is changed both count; later the new one alone', async () => {
    const id = await sourceOf('alertmanager')
    const [first, second] = [await secretOf(id), await secretOf(id)]
    const body = JSON.stringify({ alerts: [] })
    const by = (...secrets: string[]) => {
      const [one, ...more] = secrets.map((secret) => signatureHeader(secret, body, new Date()))
      return [one, ...more.map((header) => header.split(',')[1])].join(',')
    }
    const status = async (...secrets: string[]) =>
      (await send('/api/grid/alerts/alertmanager', body, { 'x-feederline-signature': by(...secrets) })).status
    expect(await status(first)).toBe(202)
    expect(await status(second)).toBe(202)
    await api.net.db.alertSource.update({
      where: { id },
      data: { previousSigningUntil: new Date(Date.now() - 1000) },
    })
    expect(await status(first)).toBe(401)
    expect(await status(first, second)).toBe(202)
    const rows = JSON.stringify(await api.net.db.alertSource.findMany())
    expect([rows.includes(first), rows.includes(second)]).toEqual([false, false])
    expect((await api.call('DELETE', `/api/admin/sources/${id}/secret`, { ...admin })).status).toBe(200)
    expect((await send('/api/grid/alerts/alertmanager', body, {})).status).toBe(202)
  })

  test('Grafana signs in its own way', async () => {
    const secret = await secretOf(await sourceOf('grafana'))
    const body = JSON.stringify({ alerts: [] })
    const t = String(Math.floor(Date.now() / 1000))
    const hmac = (text: string) => createHmac('sha256', secret).update(text).digest('hex')
    const path = '/api/grid/alerts/grafana'
    const status = async (signature: string, time?: string) =>
      (
        await send(path, body, {
          'x-grafana-alerting-signature': signature,
          ...(time ? { 'x-grafana-alerting-timestamp': time } : {}),
        })
      ).status
    expect(await status(hmac(`${t}:${body}`), t)).toBe(202)
    expect(await status(hmac(body))).toBe(401)
    expect(await status(hmac(`${Number(t) - 400}:${body}`), String(Number(t) - 400))).toBe(401)
  })
})
