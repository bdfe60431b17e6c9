import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtinEngine } from '@/lib/agent/engines/builtin/builtin-engine'
import { type EvalWorld, openEvalWorld } from '@/lib/agent/evals/world/open-eval-world'
import { loadPrompts } from '@/lib/agent/prompts/load-prompts'
import { say } from '@/lib/agent/turn'
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database'
import { scorePromptExamples } from './run-examples'

let database: TestDatabase
let world: EvalWorld

beforeAll(async () => {
  database = await createTestDatabase()
  world = await openEvalWorld(database.url)
})
afterAll(async () => {
  await world.close()
  await database.close()
})

test('every topic’s file has an example, and the built-in engine answers each of them as it asks', async () => {
  const without = loadPrompts().filter((prompt) => prompt.examples.length === 0)
  expect(without.map((prompt) => prompt.file)).toEqual(['customer.md'])
  const score = await scorePromptExamples(world, builtinEngine)
  expect(score.misses).toEqual([])
  expect(score.total).toBeGreaterThanOrEqual(18)
})

test('an agent that says nothing of use passes hardly any of them', async () => {
  const nothing = { name: 'do-nothing', answer: async () => say('I see.') }
  const some = loadPrompts().filter((prompt) => ['programs.md', 'solar.md', 'staff.md'].includes(prompt.file))
  const score = await scorePromptExamples(world, nothing, some)
  expect(score.right / score.total).toBeLessThan(0.35)
})
