import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtinEngine } from '@/lib/agent/engines/builtin/builtin-engine'
import { sharedUnderstander } from '@/lib/agent/engines/builtin/shared-understander'
import { TASK_CLASSES, type TaskClass } from '@/lib/agent/evals/dialogues/task'
import { freshSets } from '@/lib/agent/evals/fresh/fresh-set'
import { scoreFreshDialogues, scoreFreshPhrases } from '@/lib/agent/evals/fresh/run-fresh'
import { spokenOverlaps } from '@/lib/agent/evals/phrase-overlap'
import { runDialogues } from '@/lib/agent/evals/run-evals'
import { allTasks } from '@/lib/agent/evals/tasks/all-tasks'
import { brokenPolicies } from '@/lib/agent/evals/validators/broken-policies'
import { hopelessAgents } from '@/lib/agent/evals/validators/hopeless-agents'
import { type EvalWorld, openEvalWorld } from '@/lib/agent/evals/world/open-eval-world'
import { loadExamples } from '@/lib/agent/understanding/load-understander'
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database'

// What `npm run evals` does in full, in a reduced count: what protects entirely, of the rest every third task, one seed each.

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

const PROTECTING: readonly TaskClass[] = ['refuse', 'attack']
const chosen = allTasks.filter((task, i) => PROTECTING.includes(task.class) || i % 3 === 0)

test('there are as many tasks of each class as promised', () => {
  const count = (name: TaskClass) => allTasks.filter((task) => task.class === name).length
  const counts = Object.fromEntries(TASK_CLASSES.map((name) => [name, count(name)]))
  const least = { read: 20, write: 20, steps: 15, refuse: 10, attack: 15 }
  for (const [name, promised] of Object.entries(least)) expect(counts[name]).toBeGreaterThanOrEqual(promised)
})

test('no simulated customer says what stands among the examples', () => {
  expect(spokenOverlaps(loadExamples())).toEqual([])
})

test.each([3])('the built-in engine passes with seed %i', { timeout: 240_000 }, async (seed) => {
  const { failures, crashed } = await runDialogues(world, builtinEngine, { seeds: [seed], tasks: chosen })
  expect(crashed).toEqual([])
  expect(failures.map((trial) => `${trial.taskId}: ${trial.problems.join('; ')}`)).toEqual([])
})

test('agents that do nothing or agree to anything fail where something is to be done', async () => {
  const writes = allTasks.filter((task) => task.class === 'write').slice(0, 6)
  for (const engine of hopelessAgents.filter(({ name }) => name !== 'random-tool')) {
    const { failures, crashed } = await runDialogues(world, engine, { seeds: [0], tasks: writes })
    expect(failures.length + crashed.length, engine.name).toBe(writes.length)
  }
})

test('an engine that keeps proposals for ever is noticed', async () => {
  const broken = brokenPolicies.find(({ engine }) => engine.name === 'keeps proposals for ever')!
  const tasks = allTasks.filter((task) => broken.tasks.includes(task.id))
  const { failures } = await runDialogues(world, broken.engine, { seeds: [0], tasks })
  expect(failures.length).toBeGreaterThan(0)
})

/** What was reached once is not lost again; the aims stand in docs/agent.md. */
const REACHED: Record<string, { phrases: number; dialogues: number }> = {
  first: { phrases: 60, dialogues: 10 },
  second: { phrases: 60, dialogues: 7 },
  third: { phrases: 60, dialogues: 7 },
  fourth: { phrases: 58, dialogues: 10 },
  fifth: { phrases: 59, dialogues: 10 },
  sixth: { phrases: 59, dialogues: 10 },
  seventh: { phrases: 58, dialogues: 10 },
  eighth: { phrases: 57, dialogues: 10 },
  ninth: { phrases: 55, dialogues: 4 },
}

/** A set is read here once its first reading has been done and its floor stands above. */
const readBefore = freshSets().filter((set) => set.name in REACHED)

test.each(readBefore.map((set) => [set.name, set] as const))(
  'the %s set of fresh phrases and dialogues is still understood',
  async (_, set) => {
    const phrases = scoreFreshPhrases(set, sharedUnderstander())
    const dialogues = await scoreFreshDialogues(set, world, builtinEngine)
    const known = REACHED[set.name]!
    expect(phrases.right, phrases.misses.join('\n')).toBeGreaterThanOrEqual(known.phrases)
    expect(dialogues.right, dialogues.misses.join('\n')).toBeGreaterThanOrEqual(known.dialogues)
  },
)
