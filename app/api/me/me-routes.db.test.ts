import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSession } from '@/lib/usecases/sessions/create-session'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'

type Handler = (request: Request, context?: { params?: Promise<Record<string, string>> }) => Promise<Response>

const ORIGIN = 'http://127.0.0.1:3000'
let network: TestNetwork
let home: TestHome
let other: TestHome
let cookie: string
let strangerCookie: string

beforeAll(async () => {
  network = await createTestNetwork({ homes: 8 })
  home = network.homes[0]!
  other = network.homes[1]!
  await network.db.enrollment.deleteMany({ where: { meterId: home.meterId } })
  Object.assign(process.env, {
    NODE_ENV: 'test',
    DATABASE_URL: network.url,
    DEMO: '0',
    AUTH_SECRET: 'x'.repeat(40),
    METRICS_TOKEN: 'x'.repeat(40),
    OTP_DELIVERY: 'file',
  })
  cookie = await signedIn(home)
  strangerCookie = await signedIn(other)
})
afterAll(async () => {
  const { database } = await import('@/lib/db/client')
  const { db, pool } = database()
  await db.$disconnect()
  await pool.end()
  await network.close()
})

async function signedIn(who: TestHome): Promise<string> {
  const { env } = await import('@/lib/env')
  const { sessionCookieValue } = await import('@/lib/auth/session-token')
  const { cookieNames } = await import('@/lib/auth/cookies')
  const sid = await createSession(network.db, env(), new Date(), {
    kind: 'customer',
    customerId: who.customerId,
    userAgent: 'Mozilla/5.0 (iPhone) Version/19.0 Safari/605',
  })
  return `${cookieNames(env()).customer}=${await sessionCookieValue(env(), sid, 'customer')}`
}

async function call(
  handler: Handler,
  options: {
    method?: string
    path?: string
    body?: unknown
    params?: Record<string, string>
    as?: string
  } = {},
) {
  const { method = 'GET', path = '/api/me', body, params = {}, as = cookie } = options
  const request = new Request(`${ORIGIN}${path}`, {
    method,
    headers: { cookie: as, origin: ORIGIN, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const response = await handler(request, { params: Promise.resolve(params) })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null }
}

test('without a session every list is closed', async () => {
  const routes = await Promise.all([
    import('./route'),
    import('./offers/route'),
    import('./orders/route'),
    import('./enrollments/route'),
    import('./events/route'),
    import('./usage/route'),
    import('./comparison/route'),
    import('./devices/route'),
    import('./sessions/route'),
    import('./export/route'),
    import('./preferences/route'),
    import('./data-access/route'),
  ])
  for (const { GET } of routes) {
    const answer = await call(GET, { as: '' })
    expect(answer.status).toBe(401)
    expect(answer.json.code).toBe('unauthenticated')
  }
})

test('the account at a glance names nothing that opens it', async () => {
  const { GET } = await import('./route')
  const answer = await call(GET)
  expect(answer.status).toBe(200)
  expect(answer.json.data).toMatchObject({ name: 'Customer 0', program: null, nextEvent: null })
  expect(answer.text).not.toContain(home.meterId)
})

test('an order goes select, init, confirm, cancel over HTTP', async () => {
  const orders = await import('./orders/route')
  const init = await import('./orders/[id]/init/route')
  const confirm = await import('./orders/[id]/confirm/route')
  const cancel = await import('./orders/[id]/cancel/route')
  const made = await call(orders.POST, { method: 'POST', body: { offerId: 'dfp:peak-time-rebate' } })
  expect(made.status).toBe(201)
  const { id } = made.json.data
  const params = { id }
  const early = await call(confirm.POST, { method: 'POST', params, body: { quoteVersion: 1 } })
  expect(early.json).toMatchObject({ status: 422, code: 'out-of-order' })
  const quoted = await call(init.POST, { method: 'POST', params })
  expect(quoted.json.data).toMatchObject({ state: 'initialised', quote: { quoteVersion: 1, totalMinor: 0 } })
  const foreign = await call(confirm.POST, {
    method: 'POST',
    params,
    body: { quoteVersion: 1 },
    as: strangerCookie,
  })
  expect(foreign.status).toBe(404)
  const done = await call(confirm.POST, { method: 'POST', params, body: { quoteVersion: 1 } })
  expect(done.json.data.state).toBe('active')
  const listed = await call(orders.GET, { path: '/api/me/orders?limit=1' })
  expect(listed.json).toMatchObject({ data: [{ id, state: 'active' }], nextCursor: null })
  const ended = await call(cancel.POST, { method: 'POST', params })
  expect(ended.json.data.state).toBe('cancelled')
  expect(await network.db.enrollment.count({ where: { meterId: home.meterId, state: 'active' } })).toBe(0)
})

test('a list pages newest first and ends', async () => {
  const { GET, POST } = await import('./devices/route')
  for (const type of ['battery', 'ev', 'water-heater']) {
    const made = await call(POST, { method: 'POST', body: { type } })
    expect(made.status).toBe(201)
  }
  const seen: string[] = []
  let cursor: string | null = null
  for (let page = 0; page < 5; page++) {
    const answer: Awaited<ReturnType<typeof call>> = await call(GET, {
      path: `/api/me/devices?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
    })
    seen.push(...answer.json.data.map((device: { type: string }) => device.type))
    cursor = answer.json.nextCursor
    if (!cursor) break
  }
  expect(seen).toEqual(['water-heater', 'ev', 'battery', 'thermostat'])
})

test('an absence takes two days of the calendar; days that make none are refused with what to do', async () => {
  const { GET, PATCH } = await import('./preferences/route')
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  const set = (body: unknown) => call(PATCH, { method: 'PATCH', body })
  const backwards = await set({ vacationFrom: day(9), vacationUntil: day(3) })
  expect(backwards.status).toBe(400)
  expect(backwards.json.errors).toEqual([
    { pointer: '/vacationUntil', detail: 'The day you are back has to lie after the first day away.' },
  ])
  expect((await set({ vacationFrom: day(3) })).status).toBe(400)
  expect((await call(GET)).json.data).toMatchObject({ vacationFrom: null, vacationUntil: null })
  const kept = await set({ vacationFrom: day(3), vacationUntil: day(9) })
  expect(kept.status).toBe(200)
  const { vacationFrom, vacationUntil } = kept.json.data
  const days = (Date.parse(vacationUntil) - Date.parse(vacationFrom)) / 86_400_000
  expect(Math.round(days)).toBe(6)
  expect((await set({ vacationUntil: null })).json.data).toMatchObject({
    vacationFrom: null,
    vacationUntil: null,
  })
})

test('the result of an event that is not one’s own, or not measured, is not there', async () => {
  const { GET } = await import('./events/[id]/route')
  const answer = await call(GET, { params: { id: 'nothing' } })
  expect(answer.status).toBe(404)
  expect(answer.json.detail).toContain('no result yet')
})

test('a write from a foreign page is refused', async () => {
  const { POST } = await import('./devices/route')
  const request = new Request(`${ORIGIN}/api/me/devices`, {
    method: 'POST',
    headers: { cookie, origin: 'https://evil.example', 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'battery' }),
  })
  expect((await POST(request)).status).toBe(403)
})

test('sessions are listed and ended by their public names', async () => {
  const list = await import('./sessions/route')
  const one = await import('./sessions/[id]/route')
  const extra = await signedIn(home)
  const answer = await call(list.GET)
  expect(answer.json.data.filter((s: { current: boolean }) => s.current)).toHaveLength(1)
  const target = answer.json.data.find((s: { current: boolean }) => !s.current)
  expect(target.device).toBe('Safari on iPhone')
  const ended = await call(one.DELETE, { method: 'DELETE', params: { id: target.sessionId } })
  expect(ended.status).toBe(204)
  const { GET } = await import('./route')
  expect((await call(GET, { as: extra })).status).toBe(401)
})

test('exports come as files in three formats, a fourth is refused', async () => {
  const { GET } = await import('./export/route')
  for (const [format, type] of [
    ['json', 'application/json'],
    ['green-button', 'application/atom+xml'],
    ['csv', 'text/csv'],
  ]) {
    const answer = await call(GET, { path: `/api/me/export?format=${format}` })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain(type)
    expect(answer.headers.get('content-disposition')).toContain('attachment')
  }
  expect((await call(GET, { path: '/api/me/export?format=pdf' })).status).toBe(400)
})

test('deleting the account ends the session that did it', async () => {
  const { GET, DELETE } = await import('./route')
  expect((await call(DELETE, { method: 'DELETE' })).status).toBe(200)
  expect((await call(GET)).status).toBe(401)
})
