import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { listTransformers } from './list-transformers'

let net: TestNetwork
beforeAll(async () => {
  net = await createTestNetwork({ homes: 2 })
  const known = await net.db.transformer.findFirstOrThrow()
  for (const n of [1, 2, 3, 4])
    await net.db.transformer.create({
      data: { ...known, id: `T-9${n}`, externalId: null, name: `Extra ${n}` },
    })
})
afterAll(() => net.close())

test('pages follow each other without a gap or a repeat, in the network’s order', async () => {
  const ctx = net.operator()
  const all = await listTransformers({ ctx, input: { query: {}, limit: 500, afterId: null } })
  expect(all.length).toBeGreaterThan(4)
  const seen: string[] = []
  for (;;) {
    const page = await listTransformers({
      ctx,
      input: { query: {}, limit: 2, afterId: seen.at(-1) ?? null },
    })
    if (page.length === 0) break
    expect(page.length).toBeLessThanOrEqual(2)
    seen.push(...page.map((transformer) => transformer.id))
  }
  expect(seen).toEqual(all.map((transformer) => transformer.id))
})
