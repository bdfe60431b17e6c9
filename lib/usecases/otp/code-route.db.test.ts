import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newVisitor, readVisitor } from '@/lib/auth/cookies'
import { decrypt } from '@/lib/auth/secrets'
import { makeMeterId } from '@/lib/domain/meter-id'
import { normalCdf } from '@/lib/domain/statistics/normal'
import { env } from '@/lib/env'
import { prepareRequest } from '@/lib/http/prepare-request'
import { createTestApi, type TestApi } from '@/lib/http/test-api'
import { verifyCode } from './verify-code'

/** What somebody who asks for codes from outside can see: the route itself, behind what every request gets first. */
const FULL = Boolean(process.env.FULL_COUNTS)
const PAIRS = FULL ? 500 : 25

let api: TestApi
let server: Server
let url: string
beforeAll(async () => {
  api = await createTestApi({ homes: 2 })
  const { POST } = await import('@/app/api/otp/route')
  server = createServer((request, response) => {
    prepareRequest(env(), request, response, false)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const headers = new Headers()
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
      const answer = await POST(
        new Request(`${api.url}/api/otp`, { method: 'POST', headers, body: Buffer.concat(chunks) }),
      )
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(await answer.text())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/otp`
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await api.close()
})
beforeEach(async () => {
  await api.net.db.rateLimit.deleteMany()
  await api.net.db.outboundMessage.deleteMany()
})

const cookieOf = (visitor: { setCookie: string }) => visitor.setCookie.split(';')[0]!
const ask = (meterId: string, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url, ...headers },
    body: JSON.stringify({ meterId }),
  })
const unknown = makeMeterId(9_999_000)
const known = () => api.net.homes[0]!.meterId

/** All that an answer shows, without what differs between any two answers. */
async function shown(answer: Response) {
  const text = await answer.text()
  return {
    status: answer.status,
    body: text.replace(/[0-9a-f-]{36}/g, 'ID').replace(/\d+ (seconds|minutes)/, 'N $1'),
    headers: [...answer.headers.keys()].filter((name) => name !== 'date').sort(),
    cookies: answer.headers.getSetCookie().map((line) => line.replace(/=[^;]+/, '=…')),
    length: text.length,
  }
}

describe('A6: whether a meter is there', () => {
  test(`is not to be seen in ${PAIRS} answers each, of the code and of the try`, async () => {
    const took: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let i = 0; i < PAIRS; i++) {
      const seen: unknown[] = []
      for (const which of i % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        const meterId = which === 'known' ? known() : unknown
        await api.net.db.rateLimit.deleteMany()
        const visitor = newVisitor(env())
        const at = performance.now()
        const answer = await ask(meterId, { cookie: cookieOf(visitor) })
        took[which].push(performance.now() - at)
        const visitorId = readVisitor(env(), cookieOf(visitor))!
        const ctx = { ...api.net.as({ kind: 'visitor', visitorId }), now: () => new Date() }
        const tries = await verifyCode({ ctx, input: { visitorId, meterId, code: '000000' } }).catch(
          (error: { code: string; detail: string; extra: object }) => [error.code, error.detail, error.extra],
        )
        seen.push({ ...(await shown(answer)), tries })
      }
      expect(seen[0]).toEqual(seen[1])
    }
    const p = mannWhitney(took.known, took.unknown)
    console.log(
      `A6: medians ${median(took.known).toFixed(2)} and ${median(took.unknown).toFixed(2)} ms, Mann-Whitney p = ${p.toFixed(3)}`,
    )
    if (!FULL) return
    expect(Math.abs(median(took.known) - median(took.unknown))).toBeLessThan(5)
    expect(p).toBeGreaterThan(0.01)
  }, 600_000)

  test('is not to be seen in when the limit comes, either', async () => {
    const until = async (meterId: string) => {
      const seen = []
      for (let i = 0; i < 6; i++)
        seen.push(await shown(await ask(meterId, { cookie: cookieOf(newVisitor(env())) })))
      return seen
    }
    const answers = await until(known())
    expect(await until(unknown)).toEqual(answers)
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 429, 429, 429])
  })
})

test(`A7: ${FULL ? 1000 : 60} requests for one meter with forged addresses send three messages`, async () => {
  const forged = (i: number) => ({
    'x-forwarded-for': `198.51.100.${i % 250}, 203.0.113.${i % 200}`,
    forwarded: `for=198.51.100.${i % 250}`,
    'x-real-ip': `198.51.100.${i % 250}`,
    'x-feederline-address': `198.51.100.${i % 250}`,
  })
  const answers = await Promise.all(
    Array.from({ length: FULL ? 1000 : 60 }, (_, i) => ask(known(), forged(i))),
  )
  const statuses = new Set(answers.map((answer) => answer.status))
  expect(statuses).toEqual(new Set([202, 429]))
  expect(await api.net.db.outboundMessage.count({ where: { state: 'queued' } })).toBe(3)
  // One address, ours: it has had what an address may have.
  const others = await Promise.all(
    Array.from({ length: 40 }, (_, i) => ask(makeMeterId(8_000_000 + i), forged(i))),
  )
  expect(others.filter((answer) => answer.status === 202).length).toBeLessThan(40)
  expect(await api.net.db.rateLimit.count({ where: { key: { startsWith: 'otp:address:' } } })).toBe(1)
})

test('a code from the route opens the account it was asked for, in the browser that asked', async () => {
  const visitor = newVisitor(env())
  expect((await ask(known(), { cookie: cookieOf(visitor) })).status).toBe(202)
  const sent = await api.net.db.outboundMessage.findFirstOrThrow({ where: { state: 'queued' } })
  const visitorId = readVisitor(env(), cookieOf(visitor))!
  const ctx = { ...api.net.as({ kind: 'visitor', visitorId }), now: () => new Date() }
  const code = decrypt(env().authSecret, sent.secret!)
  await expect(
    verifyCode({ ctx: { ...ctx }, input: { visitorId: randomUUID(), meterId: known(), code } }),
  ).rejects.toMatchObject({ code: 'code-expired' })
  expect(await verifyCode({ ctx, input: { visitorId, meterId: known(), code } })).toMatchObject({
    customerId: api.net.homes[0]!.customerId,
  })
})

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Two-sided, by the normal approximation; ties share their ranks. */
function mannWhitney(a: number[], b: number[]): number {
  const all = [...a.map((value) => ({ value, own: true })), ...b.map((value) => ({ value, own: false }))]
  all.sort((x, y) => x.value - y.value)
  let rankSum = 0
  for (let i = 0; i < all.length; ) {
    let j = i
    while (j < all.length && all[j]!.value === all[i]!.value) j += 1
    const rank = (i + j + 1) / 2
    for (let k = i; k < j; k++) if (all[k]!.own) rankSum += rank
    i = j
  }
  const u = rankSum - (a.length * (a.length + 1)) / 2
  const mean = (a.length * b.length) / 2
  const sd = Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12)
  return 2 * (1 - normalCdf(Math.abs(u - mean) / sd))
}
