import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { talkAs } from '@/lib/agent/engines/builtin/customer/test-dialogue'
import { sharedUnderstander } from '@/lib/agent/engines/builtin/shared-understander'
import { hear } from '@/lib/agent/evals/dialogues/heard'
import type { Cell } from '@/lib/agent/evals/world/cell'
import { guardedHash, hashOf, readState } from '@/lib/agent/evals/world/cell-state'
import { makeCell } from '@/lib/agent/evals/world/make-cell'
import { type EvalWorld, openEvalWorld } from '@/lib/agent/evals/world/open-eval-world'
import { customerTools } from '@/lib/agent/tools/customer-tools'
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database'
import { llmEngine } from './llm-engine'
import { calls, says, startTestEndpoint, steps, type TestEndpoint, type ToolCall } from './test-endpoint'

const CALLS = process.env.FULL_COUNTS ? 10_000 : 200
const CALLS_A_TURN = 8
const TURNS_A_HOME = 20
const seed = Number(process.env.CALLS_SEED ?? Date.now() % 1_000_000)

let database: TestDatabase
let world: EvalWorld
let endpoint: TestEndpoint

beforeAll(async () => {
  database = await createTestDatabase()
  world = await openEvalWorld(database.url)
  endpoint = await startTestEndpoint()
  sharedUnderstander()
})
afterAll(async () => {
  await endpoint.close()
  await world.close()
  await database.close()
})

/** Any name, any arguments: a neighbour's ids, statements, enormous, nested, not JSON at all. */
function anyCall({ neighbour }: Cell): fc.Arbitrary<ToolCall> {
  const foreign = fc.constantFrom(
    neighbour.meterId,
    neighbour.customerId,
    neighbour.orderId,
    `dfp:${neighbour.orderId}`,
    '\'; DROP TABLE "Order"; --',
    "' OR '1'='1",
    '../../etc/passwd',
    '\u0000\ud800',
    'x'.repeat(50_000),
  )
  const odd = fc.oneof(
    foreign,
    fc.double({ noNaN: false }),
    fc.integer(),
    fc.constantFrom(1, 2, 0, -1, 21, 1e308, null, true),
    fc.array(foreign, { maxLength: 3 }),
    fc.object({ maxDepth: 2 }),
  )
  const key = fc.constantFrom(
    'ordinal',
    'name',
    'meterId',
    'customerId',
    'offerId',
    '__proto__',
    'constructor',
  )
  return fc.record({
    name: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...Object.keys(customerTools)) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          'confirm_order',
          'order.confirm',
          'delete_account',
          'run_sql',
          '',
          '__proto__',
          'toString',
        ),
      },
    ),
    args: fc.oneof(
      { weight: 4, arbitrary: fc.constant({}) },
      { weight: 4, arbitrary: fc.record({ ordinal: fc.integer({ min: 1, max: 20 }) }) },
      { weight: 6, arbitrary: fc.dictionary(key, odd, { maxKeys: 4 }) },
      {
        weight: 2,
        arbitrary: fc.constantFrom('{', '{"ordinal":', 'null', '[]', '"x"', 'NaN', '', '{"ordinal":NaN}'),
      },
    ),
  })
}

test(`whatever ${CALLS} tool calls a model makes, it reads and changes this meter’s own alone (seed ${seed})`, {
  timeout: 3_600_000,
}, async () => {
  const labels: string[] = []
  const engine = llmEngine({ baseUrl: endpoint.baseUrl, model: 'm' })
  let cell: Cell | undefined
  for (let turn = 0; turn < CALLS / CALLS_A_TURN; turn++) {
    if (turn % TURNS_A_HOME === 0 || !cell)
      cell = await makeCell(world, { devices: ['thermostat'], streetPercent: 80 }, 'en', turn)
    const home: Cell = cell
    const made = fc.sample(anyCall(home), { numRuns: CALLS_A_TURN, seed: seed + turn })
    endpoint.now(steps(calls(...made.slice(0, 4)), calls(...made.slice(4)), says('There you are.')))
    const { say } = talkAs(world, home.customer(), {
      engine,
      status: ({ label }) => void (label && labels.push(label)),
    })
    const foreign = [home.neighbour.meterId, home.neighbour.customerId, home.neighbour.orderId]
    const before = guardedHash(await readState(world, home.meterId))
    const neighbour = hashOf(await readState(world, home.neighbour.meterId))
    const { result, reads } = await world.reads.during(foreign, () =>
      say(turn % 2 ? 'I want to join something that suits me' : 'what have you got for me?'),
    )
    const which = `seed ${seed}, turn ${turn}: ${JSON.stringify(made).slice(0, 2000)}`
    expect(reads, which).toEqual([])
    expect(guardedHash(await readState(world, home.meterId)), which).toBe(before)
    expect(hashOf(await readState(world, home.neighbour.meterId)), which).toBe(neighbour)
    const heard = hear('', result.messages)
    expect(heard.messages.length, which).toBeGreaterThan(0)
    expect(
      heard.parts.filter((part) => part.type === 'error'),
      which,
    ).toEqual([])
    const all = JSON.stringify(heard.parts).toLowerCase()
    expect(
      home.neighbour.secrets.filter((secret) => all.includes(secret)),
      which,
    ).toEqual([])
  }
  // Many of the calls were taken: this did not hold because nothing ran.
  expect(labels.length).toBeGreaterThan(CALLS / 8)
})
