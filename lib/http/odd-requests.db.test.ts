import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '@/lib/http/test-api'
import { T7 } from '@/lib/usecases/test-network'

let api: TestApi
let key: string
beforeAll(async () => {
  api = await createTestApi()
  key = (await api.key()).key
})
afterAll(() => api.close())

const alert = (sourceEventId: string) => ({
  sourceEventId,
  transformerId: T7,
  kind: 'overload',
  severity: 'low',
  status: 'raised',
  observedAt: new Date().toISOString(),
  loadPercent: 50,
})
const list = (query: string) => api.call('GET', `/api/grid/alerts?${query}`, { key })

test('a filter with nothing in it filters nothing; one that stands twice takes either', async () => {
  await api.call('POST', '/api/grid/alerts', { key, json: alert('one') })
  const count = async (query: string) => ((await list(query)).body.data as unknown[]).length
  expect(await count('state=&priority=&from=')).toBe(1)
  expect(await count('state=closed&state=active')).toBe(1)
  expect(await count('state=closed&state=returned')).toBe(0)
})

test('a body with a byte order mark is read; one that is packed is refused with what to do', async () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${api.url}/api/grid/alerts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      body,
    })
  expect((await post(`\uFEFF${JSON.stringify(alert('marked'))}`)).status).toBe(201)
  const packed = await post(gzipSync(JSON.stringify(alert('packed'))), { 'content-encoding': 'gzip' })
  expect(packed.status).toBe(415)
  expect(await packed.json()).toMatchObject({ detail: expect.stringContaining('Content-Encoding gzip') })
})

test('who is not known is told how to say who it is', async () => {
  const { status, headers } = await api.call('GET', '/api/grid/alerts')
  expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
})

test('a time or a letter that no database keeps is the input’s fault, not ours', async () => {
  const staff = await api.staff('viewer')
  const early = await api.call('GET', '/api/reports/energy?to=0001-01-01T00:00:00Z', staff)
  expect([early.status, early.body.code]).toEqual([400, 'invalid-input'])
  const nul = await api.call('GET', '/api/grid/alerts/%00', { key })
  expect([nul.status, nul.body.code]).toEqual([400, 'invalid-input'])
})

test('a state that does not exist is no empty list', async () => {
  const staff = await api.staff('viewer')
  for (const path of [
    '/api/grid/alerts?state=gone',
    '/api/grid/activations?state=gone',
    '/api/grid/activations/x/notices?state=gone',
    '/api/grid/recommendations?state=gone',
    '/api/grid/activations?state=running,gone',
  ])
    expect([path, (await api.call('GET', path, staff)).status]).toEqual([path, 400])
  expect((await api.call('GET', '/api/grid/activations?state=running,settled', staff)).status).toBe(200)
})
