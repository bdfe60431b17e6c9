import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sendWebhookTo } from '@/lib/network/send-webhook'
import type { WebhookSecret } from '@/lib/protocol/admin-webhooks'
import { startRelay } from '@/lib/realtime/relay'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import type { Context } from '@/lib/usecases/context'
import { createTestNetwork, staff, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { deliverDueWebhooks } from './deliver-webhooks'
import { listDeliveries, resendDelivery, testWebhook } from './deliveries'
import { changeWebhook, createWebhook, removeWebhook, rotateWebhookSecret } from './manage-webhooks'
import { listWebhooks } from './present-webhook'

type Got = { headers: IncomingMessage['headers']; body: string }

let net: TestNetwork
let answer: { status: number; headers?: Record<string, string>; hang?: boolean } = { status: 204 }
const got: Got[] = []
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    got.push({ headers: request.headers, body })
    if (answer.hang) return
    response.writeHead(answer.status, answer.headers).end('x'.repeat(5000))
  })
})
let url = ''
beforeAll(async () => {
  net = await createTestNetwork({ homes: 0 })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook?a=b`
})
afterAll(async () => {
  receiver.closeAllConnections()
  receiver.close()
  await net.close()
})
afterEach(async () => {
  got.length = 0
  answer = { status: 204 }
  await net.db.webhookEndpoint.deleteMany()
})

/** Rows of the relay carry the database's time, so these tests live in it. */
const now = (ctx: Context): Context => ({
  ...ctx,
  now: () => net.clock.now,
  env: { ...ctx.env, webhookTargets: 'loopback' },
})
const admin = () => now(net.as(staff('ida', 'admin')))
const system = () => now(net.system())
const create = (more: object = {}): Promise<WebhookSecret> =>
  createWebhook({
    ctx: admin(),
    input: { name: 'OMS', url, events: ['alert.changed'], ...more },
  })
const send = sendWebhookTo('loopback', 500)
const deliver = async (post = send) => Promise.all(await deliverDueWebhooks(system(), post, 40, () => 0.5))
const list = (query: object = {}) =>
  listDeliveries({ ctx: admin(), input: { query, page: { after: null, limit: 50 } } })

/** The check of a receiver that follows Standard Webhooks 1.0, written from its text. */
function verify(secret: string, { headers, body }: Got): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const expected = createHmac('sha256', key).update(signed).digest('base64')
  return String(headers['webhook-signature'])
    .split(' ')
    .some((one) => one === `v1,${expected}`)
}

let n = 0
async function carryAnAlert(): Promise<string> {
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: `a-${++n}`,
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 112,
    },
  })
  const relay = startRelay({
    io: new Server(),
    pool: net.pool,
    log: net.system().log,
    onSessionEnded: async () => {},
  })
  await expect.poll(() => net.db.outbox.count()).toBe(0)
  await relay.stop()
  await net.pool.query(`update "WebhookDelivery" set "createdAt" = $1, "nextAttemptAt" = $1`, [net.clock.now])
  return data.id!
}

test('a fact on its way to the screens is delivered once to each who asked for it, signed', async () => {
  const { webhook, secret } = await create()
  const other = await create({ name: 'Activations only', events: ['activation.changed'] })
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const alertId = await carryAnAlert()
  await deliver()
  await deliver()
  expect(got).toHaveLength(1)
  expect(verify(secret, got[0]!)).toBe(true)
  expect(verify(other.secret, got[0]!)).toBe(false)
  expect(verify(secret, { ...got[0]!, body: `${got[0]!.body} ` })).toBe(false)
  const body = JSON.parse(got[0]!.body)
  expect(body).toMatchObject({ type: 'alert.changed', data: { id: alertId, state: 'active', version: 1 } })
  expect(new Date(body.timestamp).getTime()).not.toBeNaN()
  expect(
    Math.abs(Number(got[0]!.headers['webhook-timestamp']) - net.clock.now.getTime() / 1000),
  ).toBeLessThan(2)
  expect(await list({ webhookId: webhook.id })).toEqual([
    expect.objectContaining({
      state: 'delivered',
      attempts: 1,
      responseStatus: 204,
      eventId: got[0]!.headers['webhook-id'],
    }),
  ])
  expect((await listWebhooks(admin())).find((one) => one.id === webhook.id)).toMatchObject({
    delivered24h: 1,
    queued: 0,
    lastError: null,
  })
  expect(JSON.stringify(await net.db.webhookEndpoint.findMany())).not.toContain(secret.slice(6))
})

test('what fails is tried again later and later under the same id, then given up; it can be sent again', async () => {
  const { webhook } = await create()
  await testWebhook({ ctx: admin(), input: { id: webhook.id } })
  answer = { status: 500 }
  await deliver()
  const [first] = await list()
  expect(first).toMatchObject({ state: 'queued', attempts: 1, lastError: 'The receiver answered 500.' })
  expect(first!.responseBody!.length).toBeLessThanOrEqual(1000)
  expect(Date.parse(first!.nextAttemptAt!) - net.clock.now.getTime()).toBe(5000)
  await deliver()
  expect(got).toHaveLength(1)
  for (let i = 0; i < 10; i++) {
    net.clock.advance(86_400_001)
    await deliver()
  }
  const [last] = await list({ state: 'failed' })
  expect(last).toMatchObject({ attempts: 11, nextAttemptAt: null })
  expect(new Set(got.map((one) => one.headers['webhook-id'])).size).toBe(1)
  expect((await listWebhooks(admin()))[0]).toMatchObject({
    failed24h: 1,
    lastError: 'The receiver answered 500.',
  })
  answer = { status: 200 }
  await resendDelivery({ ctx: admin(), input: { id: last!.id } })
  await deliver()
  expect((await list())[0]).toMatchObject({ state: 'delivered', eventId: last!.eventId, attempts: 1 })
})

test('a receiver may ask for more time; one that never answers is left after the timeout', async () => {
  const { webhook } = await create()
  await testWebhook({ ctx: admin(), input: { id: webhook.id } })
  answer = { status: 503, headers: { 'retry-after': '120' } }
  await deliver()
  expect(Date.parse((await list())[0]!.nextAttemptAt!) - net.clock.now.getTime()).toBe(120_000)
  net.clock.advance(120_000)
  answer = { status: 200, hang: true }
  await deliver()
  expect((await list())[0]).toMatchObject({
    state: 'queued',
    attempts: 2,
    lastError: 'No answer within 0.5 s.',
  })
})

test('410 ends the webhook; nothing more is sent until somebody makes it active', async () => {
  const { webhook } = await create()
  await testWebhook({ ctx: admin(), input: { id: webhook.id } })
  answer = { status: 410 }
  await deliver()
  expect((await listWebhooks(admin()))[0]).toMatchObject({
    state: 'disabled',
    disabledReason: expect.stringContaining('410'),
  })
  await carryAnAlert()
  expect(await list({ state: 'queued' })).toEqual([])
  await expect(testWebhook({ ctx: admin(), input: { id: webhook.id } })).rejects.toMatchObject({
    code: 'conflict',
  })
  const [failed] = await list()
  await expect(resendDelivery({ ctx: admin(), input: { id: failed!.id } })).rejects.toMatchObject({
    code: 'conflict',
  })
  await changeWebhook({ ctx: admin(), input: { id: webhook.id, body: { state: 'active' } } })
  answer = { status: 200 }
  await resendDelivery({ ctx: admin(), input: { id: failed!.id } })
  await deliver()
  expect((await list())[0]).toMatchObject({ state: 'delivered' })
  expect(await net.db.auditEvent.count({ where: { action: 'webhook.gone' } })).toBe(1)
})

test('redirects are not followed', async () => {
  const { webhook } = await create()
  await testWebhook({ ctx: admin(), input: { id: webhook.id } })
  answer = { status: 302, headers: { location: url } }
  await deliver()
  expect(got).toHaveLength(1)
  expect((await list())[0]).toMatchObject({ state: 'queued', lastError: 'The receiver answered 302.' })
})

test('while a secret is changed both sign', async () => {
  const { webhook, secret } = await create()
  const fresh = await rotateWebhookSecret({ ctx: admin(), input: { id: webhook.id } })
  await testWebhook({ ctx: admin(), input: { id: webhook.id } })
  await deliver()
  expect([verify(secret, got[0]!), verify(fresh.secret, got[0]!)]).toEqual([true, true])
  net.clock.advance(25 * 3_600_000)
  await testWebhook({ ctx: admin(), input: { id: webhook.id } })
  await deliver()
  expect([verify(secret, got[1]!), verify(fresh.secret, got[1]!)]).toEqual([false, true])
})

test('private addresses are refused when they are typed and when a name leads to them', async () => {
  const open = { ...admin(), env: { ...admin().env, webhookTargets: 'public' as const } }
  for (const bad of [
    'http://127.0.0.1:1/x',
    'https://127.0.0.1/x',
    'https://10.0.0.8/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://0x7f.1/x',
    'http://oms.example.org/x',
    'https://user:secret@oms.example.org/x',
  ])
    await expect(
      createWebhook({ ctx: open, input: { name: 'x', url: bad, events: ['alert.changed'] } }),
    ).rejects.toMatchObject({ code: 'unprocessable' })
  for (const bad of ['ftp://example.org/x', 'file:///etc/passwd', 'nonsense'])
    await expect(
      createWebhook({ ctx: open, input: { name: 'x', url: bad, events: ['alert.changed'] } }),
    ).rejects.toThrow()
  // A name, so that only the connection can know.
  const named = url.replace('127.0.0.1', 'localhost')
  const { webhook } = await create({ url: named })
  await testWebhook({ ctx: admin(), input: { id: webhook.id } })
  await deliver(sendWebhookTo('public', 500))
  expect(got).toEqual([])
  expect((await list())[0]).toMatchObject({ lastError: expect.stringContaining('private network') })
  net.clock.advance(10_000)
  await deliver()
  expect(got).toHaveLength(1)
})

test('two workers at once send each delivery once, and a slow receiver takes five at a time', async () => {
  const { webhook } = await create()
  for (let i = 0; i < 12; i++) await testWebhook({ ctx: admin(), input: { id: webhook.id } })
  await Promise.all([deliver(), deliver(), deliver()])
  expect(new Set(got.map((one) => one.headers['webhook-id'])).size).toBe(got.length)
  expect(got.length).toBeGreaterThanOrEqual(5)
  while (got.length < 12) await deliver()
  expect(await list({ state: 'delivered' })).toHaveLength(12)
})

test('only administrators see and change webhooks', async () => {
  const { webhook } = await create()
  for (const role of ['viewer', 'operator', 'approver'] as const) {
    const ctx = now(net.as(staff('vic', role)))
    const acts = [
      listWebhooks(ctx),
      createWebhook({ ctx, input: {} }),
      changeWebhook({ ctx, input: { id: webhook.id, body: { state: 'disabled' } } }),
      removeWebhook({ ctx, input: { id: webhook.id } }),
      rotateWebhookSecret({ ctx, input: { id: webhook.id } }),
      testWebhook({ ctx, input: { id: webhook.id } }),
      listDeliveries({ ctx, input: { query: {}, page: { after: null, limit: 1 } } }),
      resendDelivery({ ctx, input: { id: 'x' } }),
    ]
    for (const act of acts) await expect(act).rejects.toMatchObject({ code: 'forbidden' })
  }
  await removeWebhook({ ctx: admin(), input: { id: webhook.id } })
  expect(await listWebhooks(admin())).toEqual([])
})
