import { expect, test } from '@playwright/test'
import { Browser, demo } from './client'

type Problem = Record<string, unknown> & { errors?: { pointer: string; detail: string }[] }

const { baseUrl, apiKey, meters, admin, viewer, operators } = demo()
const { transformerId } = meters[Math.floor(meters.length / 2)]!

async function call(
  path: string,
  init: { method?: string; json?: unknown; headers?: Record<string, string> } = {},
) {
  const response = await fetch(baseUrl + path, {
    method: init.method ?? (init.json === undefined ? 'GET' : 'POST'),
    headers: {
      authorization: `Bearer ${apiKey}`,
      ...(init.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...init.headers,
    },
    body: init.json === undefined ? undefined : JSON.stringify(init.json),
    redirect: 'manual',
  })
  const text = await response.text()
  const body = (text.startsWith('{') ? JSON.parse(text) : null) as {
    data: unknown
    nextCursor?: string
  } & Problem
  return { status: response.status, headers: response.headers, text, body }
}

/** What was raised here goes again, so that other stories see their own alerts. */
test.afterAll(async () => {
  const person = new Browser(baseUrl)
  await person.signIn('admin', operators[0]!)
  for (let cursor = ''; ; ) {
    const { body } = await call(`/api/grid/alerts?state=active,returned&limit=100${cursor}`)
    const ours = (body.data as { id: string; sourceEventId: string }[]).filter(isOurs)
    for (const { id } of ours) await person.fetch(`/api/grid/alerts/${id}/close`, { json: {} })
    if (!body.nextCursor) return
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`
  }
})

const isOurs = (alert: { sourceEventId: string }) => alert.sourceEventId.startsWith('contract-')

/** An alert that asks for no plan: nothing is above its limit. */
const quiet = (more: object = {}) => ({
  sourceEventId: `contract-${crypto.randomUUID()}`,
  transformerId,
  kind: 'temperature',
  severity: 'low',
  status: 'raised',
  observedAt: new Date().toISOString(),
  loadPercent: 50,
  ...more,
})

test('demo.json holds what the contract names', () => {
  const free = meters.filter((meter) => meter.programs.length === 0)
  expect(meters.length).toBeGreaterThanOrEqual(16)
  expect(operators).toHaveLength(2)
  expect([admin, viewer, ...operators].every((person) => person.username && person.password)).toBe(true)
  expect(new Set(meters.map((meter) => meter.meterId)).size).toBe(meters.length)
  expect(free.length).toBeGreaterThan(0)
})

for (const [method, path, status] of [
  ['GET', '/api/nope', 404],
  ['POST', '/api/nope/deeper', 404],
  ['GET', '/api', 404],
  ['GET', '/api/auth/nope', 404],
  ['DELETE', '/api/grid/alerts', 405],
  ['GET', '/api/otp', 405],
  ['PUT', '/api/me', 405],
  ['GET', '/api/grid/alerts/no-such-id', 404],
  ['GET', '/api/grid/transformers/no-such-id', 404],
  ['GET', '/api/grid/activations/00000000-0000-4000-8000-000000000000', 404],
  ['GET', '/api/grid/alerts/%E0%A4%A', 400],
] as const)
  test(`${method} ${path} answers ${status} as a problem`, async () => {
    const { headers, body, ...answer } = await call(path, { method })
    expect(answer.status).toBe(status)
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(body).toMatchObject({ status, instance: path, requestId: headers.get('x-request-id') })
    for (const field of ['type', 'title', 'detail', 'code', 'requestId']) expect(body[field]).toBeTruthy()
    if (status === 405) expect(headers.get('allow')).toBeTruthy()
  })

test('every answer carries a request id, the caller’s own when there is one', async () => {
  for (const path of [
    '/',
    '/api/auth/csrf',
    '/api/auth/session',
    '/api/health/live',
    '/api/openapi.json',
    '/api/nope',
  ])
    expect((await call(path)).headers.get('x-request-id'), path).toBeTruthy()
  const own = await call('/api/auth/session', { headers: { 'x-request-id': 'my-own.id:1' } })
  expect(own.headers.get('x-request-id')).toBe('my-own.id:1')
})

test('lists are {data, nextCursor} with limit and cursor, and pages do not overlap', async () => {
  await call('/api/grid/alerts', { json: [quiet(), quiet(), quiet()] })
  for (const path of ['/api/grid/alerts', '/api/grid/transformers']) {
    const first = await call(`${path}?limit=2`)
    expect(first.body.data).toHaveLength(2)
    expect(first.body.nextCursor).toBeTruthy()
    const second = await call(`${path}?limit=2&cursor=${encodeURIComponent(first.body.nextCursor!)}`)
    const ids = [...(first.body.data as { id: string }[]), ...(second.body.data as { id: string }[])].map(
      (x) => x.id,
    )
    expect(new Set(ids).size).toBe(ids.length)
    for (const query of ['limit=0', 'limit=many', 'cursor=nonsense'])
      expect((await call(`${path}?${query}`)).status, `${path}?${query}`).toBe(400)
  }
})

test('an alert is 201 once, 200 with duplicate then, a new episode after it cleared', async () => {
  const alert = quiet()
  const first = await call('/api/grid/alerts', { json: alert })
  expect(first.status).toBe(201)
  expect(first.body.data).toMatchObject({
    state: 'active',
    duplicate: false,
    transformerId,
    priority: 3,
    count: 1,
  })
  const { id } = first.body.data as { id: string }
  const again = await call('/api/grid/alerts', { json: alert })
  expect(again.status).toBe(200)
  expect(again.body.data).toMatchObject({ id, duplicate: true, count: 2 })
  await call('/api/grid/alerts', {
    json: { ...alert, status: 'cleared', observedAt: new Date().toISOString() },
  })
  const one = await call(`/api/grid/alerts/${id}`)
  expect((one.body.data as { timeline: { kind: string }[] }).timeline.map((entry) => entry.kind)).toEqual(
    expect.arrayContaining(['raised', 'repeated', 'cleared']),
  )
  expect((one.body.data as { clearedAt: string }).clearedAt).toBeTruthy()
  const raised = await call('/api/grid/alerts', { json: { ...alert, observedAt: new Date().toISOString() } })
  expect(raised.status).toBe(201)
  expect((raised.body.data as { id: string }).id).not.toBe(id)
})

test('an array answers per item, up to 500; an Idempotency-Key answers the first answer again', async () => {
  const mixed = await call('/api/grid/alerts', {
    json: [quiet(), quiet({ loadKw: 4 }), quiet({ transformerId: 'NO-9' })],
  })
  expect(mixed.status).toBe(200)
  const items = mixed.body.data as Record<string, unknown>[]
  expect(items.map((item) => item.duplicate ?? item.code)).toEqual([false, 'invalid-input', false])
  expect(items[2]).toMatchObject({ transformerId: null, externalId: 'NO-9' })
  expect((await call('/api/grid/alerts', { json: Array.from({ length: 501 }, () => quiet()) })).status).toBe(
    400,
  )

  const headers = { 'idempotency-key': crypto.randomUUID() }
  const json = quiet()
  const [one, two] = [
    await call('/api/grid/alerts', { json, headers }),
    await call('/api/grid/alerts', { json, headers }),
  ]
  expect([one.status, two.status]).toEqual([201, 201])
  expect(two.body).toEqual(one.body)
  expect((await call('/api/grid/alerts', { json: quiet(), headers })).body.code).toBe('idempotency-mismatch')
})

for (const [what, more] of Object.entries({
  'a negative load in kW': { loadPercent: undefined, loadKw: -1 },
  'a negative load in percent': { loadPercent: -1 },
  'a severity of another scale': { severity: 'medium' },
  'a status of another product': { status: 'firing' },
  'a time without an offset': { observedAt: '2026-01-01T00:00:00' },
  'no asset': { transformerId: undefined },
  'an unknown field': { loadMw: 1 },
}))
  test(`an alert with ${what} is refused, and says where`, async () => {
    const { status, body } = await call('/api/grid/alerts', { json: quiet(more) })
    expect(status).toBe(400)
    expect(body.errors![0]!.pointer).toMatch(/^\//)
  })

test('telemetry counts, and names each bad reading by its place', async () => {
  const at = new Date().toISOString()
  const readings = [
    { transformerId, observedAt: at, loadKw: 40 },
    { transformerId: 'NO-9', observedAt: at, loadKw: 1 },
    { transformerId, observedAt: new Date(Date.now() + 3_600_000).toISOString(), loadKw: 1 },
    { transformerId, observedAt: at, loadKw: 1, loadPercent: 2 },
  ]
  const { body } = await call('/api/grid/telemetry', { json: { readings } })
  expect(body.data).toMatchObject({ accepted: 1, rejected: 3 })
  expect((body.data as { problems: { index: number }[] }).problems.map((p) => p.index)).toEqual([1, 2, 3])
})

test('codes are answered alike for meters that are there and that are not', async () => {
  const browser = new Browser(baseUrl)
  const known = await browser.fetch('/api/otp', { json: { meterId: meters.at(-1)!.meterId } })
  const unknown = await browser.fetch('/api/otp', { json: { meterId: 'NE-0000000-0' } })
  expect([known.status, unknown.status]).toEqual([202, 202])
  expect(unknown.text).toBe(known.text)
  expect([...browser.jar.keys()].some((name) => name.includes('visitor'))).toBe(true)
})

test('a cookie that writes needs our origin, a key does not; a viewer reads and decides nothing', async () => {
  const person = new Browser(baseUrl)
  expect((await person.signIn('admin', viewer)).user).toMatchObject({ kind: 'staff', role: 'viewer' })
  const created = await call('/api/grid/alerts', { json: quiet() })
  const { id } = created.body.data as { id: string }
  for (const origin of ['https://evil.example', 'null'])
    expect(
      (await person.fetch(`/api/grid/alerts/${id}/notes`, { json: {}, headers: { origin } })).body,
    ).toMatchObject({
      code: 'bad-origin',
    })
  expect((await person.fetch(`/api/grid/alerts/${id}`)).status).toBe(200)
  for (const step of ['acknowledge', 'shelve', 'unshelve', 'close', 'notes', 'recommendation'])
    expect((await person.fetch(`/api/grid/alerts/${id}/${step}`, { json: {} })).status, step).toBe(403)
  expect((await person.fetch('/api/grid/activations', { json: {} })).status).toBe(403)
  expect((await person.fetch('/api/me')).status).toBe(401)
})

test('a wrong csrf token, a wrong password and an unknown person sign nobody in', async () => {
  const browser = new Browser(baseUrl)
  await browser.fetch('/api/auth/csrf')
  await browser.fetch('/api/auth/callback/admin', { form: { ...admin, csrfToken: 'wrong', json: 'true' } })
  expect(await browser.session('staff')).toEqual({})
  expect(await browser.signIn('admin', { username: admin.username, password: 'wrong' })).toEqual({})
  expect(await browser.signIn('admin', { username: 'nobody', password: admin.password })).toEqual({})
})

test('health says that it is ready, with the grid’s time and speed', async () => {
  const { status, body } = await call('/api/health/ready')
  expect(status).toBe(200)
  expect(body.data).toMatchObject({
    state: 'ready',
    gridNow: expect.any(String),
    gridSpeed: expect.any(Number),
  })
})
