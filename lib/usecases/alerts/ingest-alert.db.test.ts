import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, START, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { ingestAlert } from './ingest-alert'
import { ingestAlerts } from './ingest-alerts'

let net: TestNetwork
beforeAll(async () => {
  net = await createTestNetwork({ homes: 0 })
})
afterAll(() => net.close())

let alarm = ''
let n = 0
beforeEach(() => {
  alarm = `alarm-${++n}`
})

const at = (seconds: number) => new Date(START.getTime() - 3_600_000 + seconds * 1000).toISOString()
const send = (status: string, seconds: number, more: object = {}) =>
  ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: alarm,
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status,
      observedAt: at(seconds),
      loadPercent: 118,
      ...more,
    },
  })
const rows = () =>
  net.db.alert.findMany({
    where: { sourceEventId: alarm },
    orderBy: { createdAt: 'asc' },
    include: { timeline: true },
  })

test('a new alert is stored with its load in kW, a timeline row and a fact for the screens', async () => {
  const { status, data } = await send('raised', 0, { severity: 'critical' })
  expect(status).toBe(201)
  expect(data).toMatchObject({
    state: 'active',
    duplicate: false,
    priority: 1,
    loadKw: 112.1,
    loadPercent: 118,
    transformerId: T7,
    source: 'SCADA',
  })
  const [row] = await rows()
  expect(row?.timeline.map((entry) => entry.kind)).toEqual(['raised'])
  expect(row?.planState).toBe('due')
  const facts = await net.db.outbox.findMany({ where: { event: 'alert:changed', audience: 'grid' } })
  expect(facts.map((fact) => fact.payload)).toContainEqual(
    expect.objectContaining({ id: row?.id, version: 1 }),
  )
})

test('repeats are counted, take the newest values and never lower the severity', async () => {
  await send('raised', 0, { severity: 'critical' })
  const second = await send('raised', 5, { severity: 'low', loadPercent: 121 })
  expect(second).toMatchObject({
    status: 200,
    data: { duplicate: true, count: 2, severity: 'critical', loadPercent: 121 },
  })
  expect(await rows()).toHaveLength(1)
})

test('twenty of the same at once make one alert with count 20', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => send('raised', 0)))
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
  expect((await rows()).map((row) => row.count)).toEqual([20])
})

test('a raise after a clear is a new episode; the unseen one stays in view as returned', async () => {
  await send('raised', 0)
  const cleared = await send('cleared', 10)
  expect(cleared.data).toMatchObject({ state: 'returned', duplicate: false })
  const again = await send('raised', 20)
  expect(again.status).toBe(201)
  expect((await rows()).map((row) => [row.episodeKey, row.state])).toEqual([
    ['1', 'returned'],
    ['2', 'active'],
  ])
})

test('late and reordered messages change nothing', async () => {
  await send('raised', 10)
  expect((await send('cleared', 5)).data).toMatchObject({ state: 'active', outcome: 'ignored' })
  expect((await send('raised', 3, { loadPercent: 190 })).data).toMatchObject({ count: 1, loadPercent: 118 })
  await send('cleared', 30)
  expect((await send('raised', 20)).data).toMatchObject({ state: 'returned', outcome: 'ignored' })
  expect(await rows()).toHaveLength(1)
})

test('a clear that overtakes its raise wins when the raise comes', async () => {
  const early = await send('cleared', 10)
  expect(early).toMatchObject({ status: 200, data: { id: null, state: 'closed' } })
  const late = await send('raised', 5)
  expect(late).toMatchObject({ status: 201, data: { state: 'returned', count: 1 } })
  expect(await rows()).toHaveLength(1)
})

test('an unknown transformer is kept as an unmapped alert with the load that was sent', async () => {
  const { status, data } = await send('raised', 0, { transformerId: 'T-unknown' })
  expect(status).toBe(201)
  expect(data).toMatchObject({ transformerId: null, externalId: 'T-unknown', loadPercent: 118 })
  expect(data).not.toHaveProperty('loadKw')
})

test('the name of the asset in the sender’s own systems is known too', async () => {
  const { data } = await send('raised', 0, { transformerId: undefined, externalId: 'asset-7' })
  expect(data).toMatchObject({ transformerId: T7 })
})

test('bad input changes nothing and says what is wrong', async () => {
  await expect(send('raised', 0, { loadKw: 100 })).rejects.toThrow(/exactly one/)
  await expect(send('raised', 0, { loadPercent: 5000 })).rejects.toThrow()
  await expect(send('raised', 7200 * 4)).rejects.toThrow(/future/)
  await expect(send('raised', 0, { loadPercent: undefined, loadKva: -3 })).rejects.toThrow()
  expect(await rows()).toHaveLength(0)
})

test('an array answers each item for itself', async () => {
  const input = [
    {
      sourceEventId: alarm,
      transformerId: T7,
      kind: 'overload',
      severity: 'low',
      status: 'raised',
      observedAt: at(0),
      loadKw: 99,
    },
    { sourceEventId: alarm, nonsense: true },
    {
      sourceEventId: alarm,
      transformerId: T7,
      kind: 'overload',
      severity: 'low',
      status: 'cleared',
      observedAt: at(1),
    },
  ]
  const items = await ingestAlerts({ ctx: net.sender(), input })
  expect(items.map((item) => item.ok)).toEqual([true, false, true])
  expect((await rows())[0]).toMatchObject({ state: 'returned' })
  await expect(ingestAlerts({ ctx: net.sender(), input: Array(501).fill(input[0]) })).rejects.toThrow(
    /at most 500/,
  )
})

test('a key without the scope is refused', async () => {
  const ctx = net.as({ kind: 'apiKey', keyId: 'k2', name: 'Reader', scopes: ['alerts:read'] })
  await expect(ingestAlert({ ctx, input: {} })).rejects.toMatchObject({ code: 'forbidden' })
})
