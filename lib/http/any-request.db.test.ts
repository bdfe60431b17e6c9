import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiRoutes } from '@/lib/http/api-routes'
import { createTestApi, type TestApi } from '@/lib/http/test-api'

/**
 * B9: whatever is asked of whichever route by whoever may ask it, the answer is one of ours: no failure of ours, no
 * stack, an error as a documented problem.
 */
const REQUESTS = process.env.FULL_COUNTS ? 20_000 : 400
const SEED = Number(process.env.TEST_SEED ?? Date.now() % 2 ** 31)

let api: TestApi
let callers: Record<'customer' | 'staff' | 'key' | 'nobody', { cookie?: string; key?: string }>
beforeAll(async () => {
  api = await createTestApi({ homes: 3, env: { API_RATE_PER_SECOND: '100000' } })
  callers = {
    customer: await api.customer(api.net.homes[0]!),
    staff: await api.staff('admin'),
    key: { key: (await api.key()).key },
    nobody: {},
  }
})
afterAll(() => api.close())

const callerOf = (auth: string) =>
  auth === 'customer' ? 'customer' : auth === 'staff' ? 'staff' : auth === 'none' ? 'nobody' : 'key'

/** One ends what the test itself goes by, one says that there are no jobs here. */
const LEFT_OUT = new Set(['delete /api/me', 'get /api/health/ready'])
const routes = apiRoutes.filter(({ method, path }) => !LEFT_OUT.has(`${method} ${path}`))

const words = fc.constantFrom(
  'T-07',
  'x',
  '',
  '0',
  '-1',
  'null',
  '%',
  '%2e%2e',
  "' or 1=1 --",
  'é\u0301',
  '😀',
  '1e999',
)
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, [], {}, '', 0, -1, 1e308, true, 'a\u0000b', '\ud800', 'x'.repeat(5000)),
)
/** An example body as it is, with one field changed, or anything at all. */
const bodyFor = (example: unknown): fc.Arbitrary<unknown> => {
  if (!example || typeof example !== 'object' || Array.isArray(example)) return odd
  const names = Object.keys(example)
  const mutated = fc
    .tuple(fc.constantFrom(...names, 'unknownField'), odd)
    .map(([name, value]) => ({ ...example, [name]: value }))
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(example) },
    { weight: 4, arbitrary: mutated },
    { weight: 2, arbitrary: odd },
  )
}

describe('B9: any request', () => {
  test(
    `${REQUESTS} requests of every kind to every route`,
    async () => {
      console.info(`any request: TEST_SEED=${SEED}`)
      // By number: a failure prints what was asked, not the route's schemas.
      const asked = fc
        .nat({ max: routes.length - 1 })
        .chain((n) =>
          fc.tuple(
            fc.constant(n),
            bodyFor(routes[n]!.requestExample),
            words,
            fc.array(fc.tuple(words, words), { maxLength: 2 }),
          ),
        )
      await fc.assert(
        fc.asyncProperty(asked, async ([n, body, id, pairs]) => {
          const { method, path, auth, query } = routes[n]!
          const params = new URLSearchParams([
            ...(query ?? []).slice(0, 1).map(({ name }) => [name, id] as [string, string]),
            ...pairs,
          ])
          const url = `${path.replaceAll(/\{\w+\}/g, encodeURIComponent(id || 'x'))}?${params}`
          let json: string | undefined
          try {
            json = method === 'get' ? undefined : JSON.stringify(body)
          } catch {
            json = undefined
          }
          const answer = await api.call(method.toUpperCase(), url, {
            ...callers[callerOf(auth)],
            ...(json === undefined ? {} : { body: json, headers: { 'content-type': 'application/json' } }),
          })
          const said = `${method} ${url} with ${json?.slice(0, 300)} answered ${answer.status} ${answer.text.slice(0, 300)}`
          expect(answer.status, said).toBeLessThan(500)
          expect(answer.text, said).not.toMatch(/\bat .+\.(ts|js):\d+|node_modules|prisma/i)
          if (answer.status >= 400 && answer.status !== 405) {
            expect(answer.headers.get('content-type'), said).toContain('application/problem+json')
            expect(answer.body, said).toMatchObject({ status: answer.status, code: expect.any(String) })
          }
        }),
        { numRuns: REQUESTS, seed: SEED, verbose: 1 },
      )
    },
    120_000 + REQUESTS * 300,
  )
})
