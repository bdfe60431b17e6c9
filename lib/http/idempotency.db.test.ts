import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { withIdempotency } from './idempotency'

let net: TestNetwork
beforeAll(async () => {
  net = await createTestNetwork({ homes: 0 })
})
afterAll(() => net.close())

let runs = 0
const call = (
  key: string | null,
  rawBody = '{"a":1}',
  run?: () => Promise<{ status: number; body: unknown }>,
) =>
  withIdempotency(
    net.sender(),
    { headers: new Headers(key === null ? {} : { 'idempotency-key': key }), route: '/api/x', rawBody },
    run ?? (async () => ({ status: 201, body: { n: ++runs } })),
  )

test('the first answer is given again and nothing runs twice', async () => {
  const first = await call('k1')
  expect(first).toMatchObject({ status: 201, replayed: false })
  expect(await call('k1')).toEqual({ ...first, replayed: true })
})

test('fifty at once run once; the others get the answer or are told that it still runs', async () => {
  const before = runs
  const slow = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    return { status: 201, body: { n: ++runs } }
  }
  const answers = await Promise.allSettled(Array.from({ length: 50 }, () => call('k2', '{}', slow)))
  expect(runs - before).toBe(1)
  for (const answer of answers)
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'idempotency-in-flight' })
})

test('another body under the same key is refused', async () => {
  await call('k3')
  await expect(call('k3', '{"a":2}')).rejects.toMatchObject({ code: 'idempotency-mismatch' })
})

test('what fails leaves the key free', async () => {
  const fail = () => Promise.reject(new Error('no'))
  await expect(call('k4', '{}', fail)).rejects.toThrow('no')
  expect(await call('k4', '{}')).toMatchObject({ status: 201, replayed: false })
})

test('a twin that died with its process is taken over after the lease', async () => {
  await net.db.idempotencyRecord.deleteMany()
  const dead = call('k5', '{}', () => new Promise(() => undefined))
  void dead
  await expect.poll(() => net.db.idempotencyRecord.count()).toBe(1)
  await expect(call('k5', '{}')).rejects.toMatchObject({ code: 'idempotency-in-flight' })
  net.clock.advance(6000)
  expect(await call('k5', '{}')).toMatchObject({ status: 201 })
})

test('without a key nothing is kept', async () => {
  await net.db.idempotencyRecord.deleteMany()
  await call(null)
  expect(await net.db.idempotencyRecord.count()).toBe(0)
})
