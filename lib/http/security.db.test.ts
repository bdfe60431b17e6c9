import fc from 'fast-check'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiRoutes } from '@/lib/http/api-routes'
import { createTestApi, type TestApi } from '@/lib/http/test-api'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { publicSessionId } from '@/lib/usecases/sessions/my-sessions'
import { T7, type TestHome } from '@/lib/usecases/test-network'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ homes: 4 })
})
afterAll(() => api.close())

const sockets: Socket[] = []
afterAll(() => {
  for (const socket of sockets) socket.disconnect()
})

/** A socket with everything it was sent, and when it was let go. */
function connect(namespace: '/chat' | '/grid', cookie: string) {
  const socket = io(api.url + namespace, {
    transports: ['websocket'],
    extraHeaders: { cookie, origin: api.url },
    forceNew: true,
    reconnection: false,
  })
  sockets.push(socket)
  const states: string[] = []
  let refused = ''
  socket.on('session:changed', (session: { state: string }) => states.push(session.state))
  socket.on('connect_error', (error) => {
    refused = error.message
  })
  return { socket, states, refused: () => refused }
}
const within = (ms: number) => ({ timeout: ms, interval: 10 })

describe('A9: what is ended is ended', () => {
  const alive = (who: { cookie: string }) => api.call('GET', '/api/admin/me', who)

  test.each([
    ['an administrator disables the account', (id: string) => ['POST', `/api/admin/staff/${id}/disable`]],
    ['an administrator ends the sessions', (id: string) => ['DELETE', `/api/admin/staff/${id}/sessions`]],
    ['an administrator resets the password', (id: string) => ['POST', `/api/admin/staff/${id}/reset`]],
  ] as const)('%s: refused at once, sockets closed within two seconds', async (_name, act) => {
    const admin = await api.staff('admin')
    const victim = await api.staff('operator')
    const line = connect('/grid', victim.cookie)
    await expect.poll(() => line.states, within(5000)).toEqual(['authenticated'])
    expect((await alive(victim)).status).toBe(200)
    const [method, path] = act(victim.id)
    expect((await api.call(method!, path!, admin)).status).toBe(200)
    expect((await alive(victim)).status).toBe(401)
    await expect.poll(() => line.socket.connected, within(2000)).toBe(false)
    expect(line.states.at(-1)).toBe('anonymous')
    const again = connect('/grid', victim.cookie)
    await expect.poll(() => again.refused(), within(5000)).toBe('unauthenticated')
  })

  test('somebody ends an own session elsewhere', async () => {
    const here = await api.staff('operator')
    const line = connect('/grid', here.cookie)
    await expect.poll(() => line.states, within(5000)).toEqual(['authenticated'])
    const path = `/api/admin/me/sessions/${publicSessionId(here.sessionId)}`
    expect((await api.call('DELETE', path, here)).status).toBe(204)
    expect((await alive(here)).status).toBe(401)
    await expect.poll(() => line.socket.connected, within(2000)).toBe(false)
  })

  test('a signal that was lost, an idle and an absolute end are found by looking', async () => {
    const ends: Record<string, object> = {
      lost: { endedAt: new Date(), endedReason: 'revoked' },
      idle: { lastSeenAt: new Date(Date.now() - 61 * 60_000) },
      absolute: { expiresAt: new Date(Date.now() - 1) },
    }
    await Promise.all(
      Object.entries(ends).map(async ([name, data]) => {
        const who = await api.staff('viewer')
        const line = connect('/grid', who.cookie)
        await expect.poll(() => line.states, within(5000)).toEqual(['authenticated'])
        await api.net.db.session.update({ where: { id: who.sessionId }, data })
        expect((await alive(who)).status).toBe(401)
        await expect.poll(() => line.socket.connected, within(30_000)).toBe(false)
        expect([name, line.states.at(-1)]).toEqual([name, name === 'lost' ? 'anonymous' : 'expired'])
      }),
    )
  }, 60_000)

  test('a customer whose session ends stays as a visitor and hears nothing of the account', async () => {
    const home = api.net.homes[0]!
    const who = await api.customer(home)
    const line = connect('/chat', who.cookie)
    await expect.poll(() => line.states, within(5000)).toEqual(['authenticated'])
    const path = `/api/me/sessions/${publicSessionId(who.sessionId)}`
    expect((await api.call('DELETE', path, who)).status).toBeLessThan(300)
    await expect.poll(() => line.states.at(-1), within(2000)).toBe('anonymous')
    expect((await api.call('GET', '/api/me', who)).status).toBe(401)
  })
})

describe('A13: a customer on every route of staff and outside systems', () => {
  const others = apiRoutes.filter(({ auth }) => auth !== 'none' && auth !== 'customer')
  const pathOf = (path: string) => path.replaceAll(/\{\w+\}/g, T7)

  test('there are many', () => expect(others.length).toBeGreaterThan(60))

  test('all are refused, with a customer’s cookie, under the staff’s name, and with none', async () => {
    const { cookie } = await api.customer(api.net.homes[1]!)
    const value = cookie.split('=')[1]
    const before = await counts()
    const wrong: string[] = []
    for (const { method, path } of others)
      for (const [kind, given] of [
        ['customer', { cookie }],
        ['disguised', { cookie: `feederline-staff=${value}` }],
        ['both', { cookie: `${cookie}; feederline-staff=${value}` }],
        ['subrequest', { cookie, headers: { 'x-middleware-subrequest': 'middleware:middleware' } }],
        ['nobody', {}],
      ] as const) {
        const body = method === 'get' ? {} : { json: {} }
        const { status } = await api.call(method.toUpperCase(), pathOf(path), { ...body, ...given })
        if (status !== 401 && status !== 403) wrong.push(`${kind}: ${method} ${path} answered ${status}`)
      }
    expect(wrong).toEqual([])
    expect(await counts()).toEqual(before)
  }, 120_000)

  test('a viewer is refused wherever more is needed', async () => {
    const viewer = await api.staff('viewer')
    const more = others.filter(({ auth, needs }) => auth === 'staff' && needs !== 'viewer')
    const wrong: string[] = []
    for (const { method, path, requestContentType } of more) {
      const body = method === 'get' ? {} : requestContentType ? { body: 'x' } : { json: {} }
      const { status } = await api.call(method.toUpperCase(), pathOf(path), { ...viewer, ...body })
      if (status !== 403) wrong.push(`${method} ${path} answered ${status}`)
    }
    expect(wrong).toEqual([])
  }, 60_000)

  test('a member of staff who writes from another site is refused', async () => {
    const { cookie } = await api.staff('admin')
    for (const origin of ['https://evil.example', 'null', `${api.url}.evil.example`])
      expect(
        (await api.call('POST', '/api/admin/keys', { cookie, json: { name: 'x' }, headers: { origin } }))
          .status,
      ).toBe(403)
  })

  test('and on the staff’s sockets', async () => {
    const { cookie } = await api.customer(api.net.homes[1]!)
    const line = connect('/grid', `${cookie}; feederline-staff=${cookie.split('=')[1]}`)
    await expect.poll(() => line.refused(), within(5000)).toBe('unauthenticated')
  })

  async function counts() {
    const { db } = api.net
    return Promise.all([
      db.apiKey.count(),
      db.staffUser.count(),
      db.alert.count(),
      db.auditEvent.count(),
      db.webhookEndpoint.count(),
      db.intakePayload.count(),
    ])
  }
})

describe('A12: what is no session opens nothing and breaks nothing', () => {
  const odd = [
    'feederline-staff=',
    'feederline-staff=x',
    'feederline-staff=eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4Iiwia2luZCI6InN0YWZmIn0.',
    'feederline-staff=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aaaa.bbbb.cccc',
    `feederline-staff=${'a'.repeat(60_000)}`,
    'feederline-staff=%E0%A4%A; feederline-staff=%',
    'feederline-staff=a; feederline-staff=b; feederline-customer=c',
    ';;;===;;;',
  ]
  test.each(odd.map((cookie) => [cookie.slice(0, 60), cookie]))('cookie %s', async (_name, cookie) => {
    const { status } = await api.call('GET', '/api/admin/me', { cookie })
    // Node itself refuses headers above its own limit.
    expect([401, 431]).toContain(status)
  })

  const headers = [
    'Bearer %',
    'Bearer',
    'Bearer  ',
    'Basic YTpi',
    'bearer null',
    `Bearer ${'x'.repeat(10_000)}`,
  ]
  test.each(headers.map((header) => [header.slice(0, 20), header]))(
    'header %s',
    async (_name, authorization) => {
      const { status } = await api.call('GET', '/api/grid/transformers', { headers: { authorization } })
      expect(status).toBe(401)
    },
  )

  test('a cookie of one kind is none of the other', async () => {
    const { cookie } = await api.staff('admin')
    const value = cookie.split('=')[1]
    expect((await api.call('GET', '/api/me', { cookie: `feederline-customer=${value}` })).status).toBe(401)
  })
})

describe('A14: nobody reaches what is another customer’s', () => {
  const RUNS = Number(process.env.IDOR_RUNS ?? 300)

  test(
    `${RUNS} calls with two meters and any id`,
    async () => {
      const [victim, attacker] = [api.net.homes[2]!, api.net.homes[3]!]
      const { cookie } = await api.customer(attacker)
      const victimSession = await api.customer(victim)
      const ids = await idsOf(victim, victimSession.sessionId)
      const before = await rowsOf(victim)
      const marks = [victim.meterId, victim.customerId, ...ids]
      const routes = apiRoutes.filter(({ auth }) => auth === 'customer')
      const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
      console.info(`IDOR seed ${seed}`)
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...routes),
          fc.constantFrom(...ids, victim.meterId, victim.customerId),
          fc.constantFrom('', '?customerId=', '?meterId=', '?as='),
          fc.boolean(),
          async ({ method, path }, id, query, inBody) => {
            if (path === '/api/me' && method === 'delete') return
            const fields = {
              meterId: victim.meterId,
              customerId: victim.customerId,
              offerId: id,
              deviceId: id,
              id,
            }
            const answer = await api.call(
              method.toUpperCase(),
              path.replaceAll(/\{\w+\}/g, id) + (query && query + id),
              {
                cookie,
                ...(method === 'get'
                  ? {}
                  : { json: inBody ? { ...fields, quoteVersion: 1, accept: true } : {} }),
              },
            )
            expect(answer.status, `${method} ${path}`).toBeLessThan(500)
            // A problem may name the address that was asked for, nothing more.
            const said = answer.status < 400 ? answer.text : answer.text.replaceAll(id, '')
            for (const mark of marks)
              expect(said.includes(mark), `${method} ${path} tells ${mark}`).toBe(false)
          },
        ),
        { numRuns: RUNS, seed },
      )
      expect(await rowsOf(victim)).toEqual(before)
    },
    120_000 + RUNS * 60,
  )

  /** Ids of rows that belong to a home, one of each kind a route can be asked for. */
  async function idsOf(home: TestHome, sessionId: string): Promise<string[]> {
    const { db } = api.net
    const { meterId, customerId } = home
    const order = await db.order.create({
      data: {
        reference: 'SO-1',
        meterId,
        customerId,
        domain: 'dfp',
        offerId: 'battery-vpp',
        state: 'selected',
        offer: { name: 'Battery Share' },
      },
    })
    const enrollment = await db.enrollment.findFirstOrThrow({ where: { meterId } })
    const device = await db.device.create({
      data: { meterId, type: 'ev', name: 'Car', ratedKw: 7 },
    })
    const conversation = await db.conversation.create({ data: { kind: 'customer', customerId } })
    return [order.id, enrollment.id, device.id, conversation.id, publicSessionId(sessionId), sessionId]
  }

  async function rowsOf({ meterId, customerId }: TestHome) {
    const { db } = api.net
    return {
      customer: await db.customer.findUnique({ where: { id: customerId } }),
      orders: await db.order.findMany({ where: { meterId } }),
      enrollments: await db.enrollment.findMany({ where: { meterId } }),
      devices: await db.device.findMany({ where: { meterId } }),
      sessions: await db.session.findMany({ where: { customerId }, select: { id: true, endedAt: true } }),
    }
  }
})

describe('D1: an Idempotency-Key', () => {
  let n = 0
  const alert = () => ({
    sourceEventId: `idempotent-${++n}`,
    transformerId: T7,
    kind: 'overload',
    severity: 'low',
    status: 'raised',
    observedAt: new Date().toISOString(),
    loadPercent: 50,
  })
  const post = (key: string, idempotencyKey: string, json: unknown) =>
    api.call('POST', '/api/grid/alerts', { key, json, headers: { 'idempotency-key': idempotencyKey } })

  test('fifty at once make one alert; the answer is the same afterwards; another body is refused', async () => {
    const { key } = await api.key()
    const json = alert()
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(key, 'once', json)))
    for (const { status, body } of answers)
      expect([201, 409]).toContain(status === 409 && body.code !== 'idempotency-in-flight' ? 0 : status)
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0)
    const rows = await api.net.db.alert.findMany({ where: { sourceEventId: json.sourceEventId } })
    expect(rows.map((row) => row.count)).toEqual([1])
    const replay = await post(key, 'once', json)
    expect(replay.headers.get('idempotent-replayed')).toBe('true')
    expect(replay.text).toBe(answers.find(({ status }) => status === 201)!.text)
    expect((await post(key, 'once', { ...json, loadPercent: 51 })).status).toBe(422)
    const { key: other } = await api.key()
    expect((await post(other, 'once', alert())).status).toBe(201)
  })

  test('what was refused can be sent again under its key, corrected', async () => {
    const { key } = await api.key()
    const json = alert()
    expect((await post(key, 'fix', { ...json, severity: 'awful' })).status).toBe(400)
    expect((await post(key, 'fix', json)).status).toBe(201)
  })
})

describe('D5: keys', () => {
  test('a revoked key is refused at once, one that lacks a scope too; a key in an address is none', async () => {
    const admin = await api.staff('admin')
    const made = await api.call('POST', '/api/admin/keys', {
      ...admin,
      json: { name: 'Gateway', scopes: ['grid:read'] },
    })
    expect(made.status).toBe(201)
    const { id, key } = made.body.data as { id: string; key: string }
    const read = () => api.call('GET', '/api/grid/transformers', { key })
    expect((await read()).status).toBe(200)
    expect((await api.call('POST', '/api/grid/alerts', { key, json: {} })).status).toBe(403)
    expect((await api.call('GET', '/api/grid/alerts', { key })).status).toBe(403)
    for (const name of ['key', 'api_key', 'apiKey', 'access_token', 'token', 'authorization'])
      expect((await api.call('GET', `/api/grid/transformers?${name}=${key}`)).status).toBe(401)
    const list = await api.call('GET', '/api/admin/keys', admin)
    expect(list.text).toContain(id)
    expect(list.text).not.toContain(key.split('_')[2]!.slice(0, 16))
    expect((await api.call('DELETE', `/api/admin/keys/${id}`, admin)).status).toBe(204)
    expect((await read()).status).toBe(401)
    expect((await api.call('DELETE', `/api/admin/keys/${id}`, admin)).status).toBe(404)
    const actions = await api.net.db.auditEvent.findMany({
      where: { subject: `key:${id}` },
      orderBy: { id: 'asc' },
    })
    expect(actions.map((row) => [row.action, row.actor])).toEqual([
      ['key.created', `staff:${admin.username}`],
      ['key.revoked', `staff:${admin.username}`],
    ])
    expect(JSON.stringify(actions.map((row) => row.data))).not.toContain(key.slice(12))
  })

  test('a key cannot administrate', async () => {
    const { key } = await api.key()
    const routes = apiRoutes.filter(({ auth }) => auth === 'staff')
    const wrong: string[] = []
    for (const { method, path } of routes) {
      const { status } = await api.call(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'x'), {
        key,
        ...(method === 'get' ? {} : { json: {} }),
      })
      if (status !== 401 && status !== 403) wrong.push(`${method} ${path} answered ${status}`)
    }
    expect(wrong).toEqual([])
  }, 60_000)

  test('a key of one kind sees and does nothing for another', async () => {
    const { data } = await ingestAlert({
      ctx: { ...api.net.sender(), now: () => new Date() },
      input: {
        sourceEventId: 'mine',
        transformerId: T7,
        kind: 'overload',
        severity: 'low',
        status: 'raised',
        observedAt: new Date().toISOString(),
        loadPercent: 50,
      },
    })
    const { key } = await api.key(['alerts:write'])
    expect((await api.call('GET', `/api/grid/alerts/${data.id}`, { key })).status).toBe(403)
    expect((await api.call('GET', '/api/grid/sources', { key })).text).not.toContain('SCADA (')
  })
})
