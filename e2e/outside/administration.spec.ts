import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { Browser, demo, Line, newCode, until } from './client'

const { baseUrl, admin, viewer, operators, apiKey, meters } = demo()
const signedIn = async (who: { username: string; password: string }, more: Record<string, string> = {}) => {
  const browser = new Browser(baseUrl)
  await browser.signIn('admin', { ...who, ...more })
  return browser
}
const data = <T>(answer: { body: Record<string, never> }) => (answer.body as unknown as { data: T }).data
const unique = () => Math.random().toString(36).slice(2, 8)

test('a colleague is invited by a link, signs in, is disabled, and is out on every line at once', async () => {
  const root = await signedIn(admin)
  const username = `e2e-${unique()}`
  const invited = await root.fetch('/api/admin/staff', {
    json: { username, name: 'Eve Two', role: 'operator' },
  })
  expect(invited.status).toBe(201)
  const { link, staff } = data<{ link: string; staff: { id: string } }>(invited)
  const token = link.split('#')[1]!
  const nobody = new Browser(baseUrl)
  const greeting = await nobody.fetch('/api/admin/invites/check', { json: { token } })
  expect(data(greeting)).toMatchObject({ username, purpose: 'invite' })
  const password = 'lantern gravel 7 orchard'
  expect((await nobody.fetch('/api/admin/invites/accept', { json: { token, password } })).status).toBe(200)
  expect((await nobody.fetch('/api/admin/invites/accept', { json: { token, password } })).status).toBe(410)
  const eve = await signedIn({ username, password })
  expect((await eve.fetch('/api/admin/me')).status).toBe(200)
  expect((await eve.fetch('/api/admin/audit')).status).toBe(403)
  const line = await new Line(eve, '/grid').ready()
  expect((await root.fetch(`/api/admin/staff/${staff.id}/disable`, { method: 'POST' })).status).toBe(200)
  const since = Date.now()
  expect((await eve.fetch('/api/admin/me')).status).toBe(401)
  expect(Date.now() - since).toBeLessThan(1000)
  await until('the socket to be closed', () => !line.socket.connected, 2000)
  expect((await eve.session('staff')).user).toBeUndefined()
  line.close()
})

test('A12: a session is no more than its row says, whatever is posted at it', async () => {
  const browser = await signedIn(viewer)
  const { body } = await browser.fetch('/api/auth/csrf')
  const csrfToken = String((body as unknown as { csrfToken: string }).csrfToken)
  for (const json of [
    { role: 'admin' },
    { data: { role: 'admin', user: { role: 'admin' } }, csrfToken },
    [],
  ]) {
    const answer = await browser.fetch('/api/auth/session?as=staff', { json })
    expect(answer.status).toBeLessThan(500)
  }
  expect((await browser.session('staff')).user).toMatchObject({ role: 'viewer' })
  expect((await browser.fetch('/api/admin/keys')).status).toBe(403)
})

test('A13: a customer reaches no page of the control room, however the address is written', async () => {
  const { meterId, phone } = meters[5]!
  const customer = new Browser(baseUrl)
  await customer.fetch('/')
  const since = new Date()
  await customer.fetch('/api/otp', { json: { meterId } })
  await customer.signIn('meter', { meterId, code: await newCode(phone, since) })
  expect((await customer.session('customer')).user).toBeTruthy()
  const names = operators.map(({ username }) => username)
  for (const path of [
    '/admin',
    '/admin/alerts',
    '/admin/activations',
    '/admin/staff',
    '/admin/audit',
    '//admin',
    '/admin/',
    '/ADMIN',
    '/%61dmin',
    '/%2561dmin',
    '/admin/alerts.rsc',
    '/admin?_rsc=x',
    '/admin/alerts.segments/_tree.segment.rsc',
  ])
    for (const headers of [
      {},
      { 'x-middleware-subrequest': 'src/middleware:src/middleware' },
      { rsc: '1' },
    ] as Record<string, string>[]) {
      const { status, text } = await customer.fetch(path, { headers })
      expect(status, path).toBeLessThan(500)
      for (const name of names) expect(text.includes(name), `${path} tells a name`).toBe(false)
      expect(text.includes('T-01') && status === 200 && path.includes('admin'), path).toBe(false)
    }
})

test('the other products’ payloads go through the whole server', async () => {
  const browser = new Browser(baseUrl)
  const headers = { authorization: `Bearer ${apiKey}` }
  const id = unique()
  const post = (product: string, json: unknown, more: Record<string, string> = {}) =>
    browser.fetch(`/api/grid/alerts/${product}`, { method: 'POST', json, headers: { ...headers, ...more } })
  const grafana = {
    alerts: [
      {
        status: 'firing',
        labels: { alertname: 'Load', severity: 'warning' },
        annotations: {},
        startsAt: new Date().toISOString(),
        fingerprint: `g-${id}`,
      },
    ],
  }
  expect((await post('grafana', grafana)).status).toBe(202)
  const put = await browser.fetch('/api/grid/alerts/grafana', { method: 'PUT', json: grafana, headers })
  expect(data(put)).toMatchObject({ alerts: [{ outcome: 'repeated' }] })
  expect(await post('pagerduty', { event_action: 'resolve', dedup_key: id })).toMatchObject({
    status: 202,
    body: { status: 'success', dedup_key: id },
  })
  const event = { specversion: '1.0', id, source: 'e2e', type: 'grid.overload.cleared', data: {} }
  const structured = { 'content-type': 'application/cloudevents+json' }
  const sent = await fetch(`${baseUrl}/api/grid/alerts/cloudevents`, {
    method: 'POST',
    headers: { ...headers, ...structured },
    body: JSON.stringify(event),
  })
  expect(sent.status).toBe(202)
  expect((await post('cloudevents', event)).status).toBe(415)
  const handshake = await fetch(`${baseUrl}/api/grid/alerts/cloudevents`, {
    method: 'OPTIONS',
    headers: { 'webhook-request-origin': 'sender.example' },
  })
  expect([handshake.status, handshake.headers.get('webhook-allowed-origin')]).toEqual([200, 'sender.example'])
  const beat = await browser.fetch('/api/grid/sources/grafana/heartbeat', { method: 'POST', headers })
  expect(beat.status).toBe(200)
})

test('a test alert reaches the room and a webhook, signed; the audit log is whole', async () => {
  const got: { headers: Record<string, unknown>; body: string }[] = []
  const receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  const root = await signedIn(admin)
  const made = await root.fetch('/api/admin/webhooks', {
    json: { name: 'e2e', url, events: ['alert.changed'] },
  })
  const { webhook, secret } = data<{ webhook: { id: string }; secret: string }>(made)
  const line = await new Line(root, '/grid').ready()
  try {
    const sent = await root.fetch('/api/admin/test-alert', { json: { transformerId: 'T-03' } })
    expect(sent.status).toBe(201)
    const alert = data<{ id: string; message: string }>(sent)
    expect(alert.message).toMatch(/^TEST/)
    const delivered = await until(
      'the delivery',
      () => got.find(({ body }) => body.includes(alert.id)),
      15_000,
    )
    const key = Buffer.from(secret.slice(6), 'base64')
    const signed = `${delivered.headers['webhook-id']}.${delivered.headers['webhook-timestamp']}.${delivered.body}`
    const expected = createHmac('sha256', key).update(signed).digest('base64')
    expect(delivered.headers['webhook-signature']).toBe(`v1,${expected}`)
    await until('the alert in the room', () =>
      line.events.some((e) => e.event === 'alert:changed' && (e.payload as { id: string }).id === alert.id),
    )
    expect((await root.fetch(`/api/grid/alerts/${alert.id}/close`, { json: {} })).status).toBe(200)
    const check = await root.fetch('/api/admin/audit/verify')
    expect(data(check)).toMatchObject({ intact: true, broken: null })
    const log = await root.fetch(`/api/admin/audit?subject=alert:${alert.id}`)
    expect(data<{ action: string }[]>(log).map((row) => row.action)).toEqual([
      'alert.closed',
      'alert.test-sent',
    ])
    const file = await root.fetch('/api/admin/audit/export?format=json')
    expect((JSON.parse(file.text) as { data: unknown[] }).data.length).toBeGreaterThan(2)
  } finally {
    line.close()
    await root.fetch(`/api/admin/webhooks/${webhook.id}`, { method: 'DELETE' })
    receiver.closeAllConnections()
    receiver.close()
  }
})

test('an import is tried first and lists its problems by line', async () => {
  const root = await signedIn(admin)
  const send = (csv: string, query: string) =>
    fetch(`${baseUrl}/api/admin/import/network${query}`, {
      method: 'POST',
      headers: { cookie: root.cookie, origin: baseUrl, 'content-type': 'text/csv' },
      body: csv,
    })
  const csv = 'transformerId,feederId,substationId,ratedKva\nE2E-1,FX-1,SX-1,many\n'
  const tried = await send(csv, '?dryRun=1')
  expect(await tried.json()).toMatchObject({
    data: {
      written: false,
      problems: [
        { line: 2, column: 'ratedKva' },
        { line: 2, column: 'feederRatedKva' },
      ],
    },
  })
  const real = await send(csv, '')
  expect([real.status, await real.json()]).toEqual([
    422,
    expect.objectContaining({
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '/2/ratedKva' })]),
    }),
  ])
})
