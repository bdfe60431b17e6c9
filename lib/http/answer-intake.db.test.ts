import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerIntake } from '@/lib/http/answer-intake'
import { createTestApi, type TestApi } from '@/lib/http/test-api'
import { T7 } from '@/lib/usecases/test-network'

let api: TestApi
let server: Server
let url: string
let key: string
beforeAll(async () => {
  api = await createTestApi()
  key = (await api.key()).key
  server = createServer((request, response) => {
    if (answerIntake(request, response, 'http://127.0.0.1')) return
    response.writeHead(418).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await api.close()
})

const send = (base: string, path: string, body: BodyInit | null, headers: Record<string, string> = {}) =>
  fetch(base + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit)
const alert = (sourceEventId: string) =>
  JSON.stringify({
    sourceEventId,
    transformerId: T7,
    kind: 'overload',
    severity: 'high',
    status: 'raised',
    observedAt: new Date().toISOString(),
    loadPercent: 50,
  })

test('an alert, a repeat and a bad one are answered as by the pages’ router', async () => {
  for (const [path, body] of [
    ['/api/grid/alerts', alert('one')],
    ['/api/grid/alerts?x=1', alert('one')],
    ['/api/grid/alerts', '{"sourceEventId":'],
    ['/api/grid/telemetry', '{}'],
    ['/api/grid/meter-readings', '[]'],
  ] as const) {
    const early = await send(url, path, body.replace('"one"', '"early"'), { 'x-request-id': 'r-1' })
    const late = await send(api.url, path, body.replace('"one"', '"late"'), { 'x-request-id': 'r-1' })
    expect(early.status).toBe(late.status)
    expect(early.headers.get('content-type')).toBe(late.headers.get('content-type'))
    expect(early.headers.get('x-request-id')).toBe('r-1')
    const keys = async (answer: Response) => Object.keys((await answer.json()) as object)
    expect(await keys(early)).toEqual(await keys(late))
  }
  expect(await api.net.db.alert.count({ where: { sourceEventId: 'early' } })).toBe(1)
})

test('telemetry in a batch', async () => {
  const readings = [{ transformerId: T7, observedAt: new Date().toISOString(), loadKw: 42 }]
  const answer = await send(url, '/api/grid/telemetry', JSON.stringify({ readings }))
  expect(await answer.json()).toMatchObject({ data: { accepted: 1, rejected: 0 } })
})

test('without a key, and with a body that never says how large it is, the sender gets a problem', async () => {
  const bare = await fetch(`${url}/api/grid/alerts`, { method: 'POST', body: '{}' })
  expect(bare.status).toBe(401)
  const endless = new ReadableStream({
    start: (body) => {
      for (let i = 0; i < 12; i++) body.enqueue(new Uint8Array(64 * 1024).fill(32))
      body.close()
    },
  })
  const large = await send(url, '/api/grid/alerts', endless)
  expect(large.status).toBe(413)
  expect(await large.json()).toMatchObject({ code: 'too-large' })
})

test('everything else is left to the pages’ router', async () => {
  expect((await fetch(`${url}/api/grid/alerts`)).status).toBe(418)
  expect((await send(url, '/api/grid/alerts/alertmanager', '{}')).status).toBe(418)
})
