import { passHatK } from '@/lib/agent/evals/dialogues/pass-hat-k'
import { runDialogue, type Trial } from '@/lib/agent/evals/dialogues/run-dialogue'
import { TASK_CLASSES, type Task, type TaskClass } from '@/lib/agent/evals/dialogues/task'
import { allTasks } from '@/lib/agent/evals/tasks/all-tasks'
import { brokenPolicies } from '@/lib/agent/evals/validators/broken-policies'
import { hopelessAgents } from '@/lib/agent/evals/validators/hopeless-agents'
import type { EvalWorld } from '@/lib/agent/evals/world/open-eval-world'
import type { Engine } from '@/lib/agent/turn'

export type ClassScore = {
  class: TaskClass
  tasks: number
  trials: number
  pass1: number
  /** null when there were fewer seeds */
  pass4: number | null
  pass8: number | null
  askedAgain: number
  turns: number
  medianMs: number
  p95Ms: number
}
export type DialogueReport = { scores: ClassScore[]; failures: Trial[]; crashed: string[] }
export type ValidatorReport = {
  agents: { name: string; overall: number; writes: number }[]
  policies: { name: string; red: number; tasks: number }[]
}

const LANES = 4

/** Every task with every seed, a few side by side; each in a home of its own. */
export async function runDialogues(
  world: EvalWorld,
  engine: Engine,
  { seeds, tasks = allTasks }: { seeds: readonly number[]; tasks?: readonly Task[] },
  tell: (trial: Trial) => void = () => undefined,
): Promise<DialogueReport> {
  const jobs = tasks.flatMap((task) => seeds.map((seed) => ({ task, seed })))
  const trials: Trial[] = []
  const crashed: string[] = []
  const lane = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const { task, seed } = job
      try {
        const trial = await runDialogue(world, engine, task, seed)
        trials.push(trial)
        tell(trial)
      } catch (error) {
        // What breaks the run itself is told apart from what an agent did wrong, and fails too.
        crashed.push(`${task.id} #${seed}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return {
    scores: TASK_CLASSES.flatMap((name) => {
      const ofClass = tasks.filter((task) => task.class === name)
      return ofClass.length > 0 ? [scoreClass(name, ofClass, trials, seeds.length)] : []
    }),
    failures: trials.filter((trial) => !trial.passed),
    crashed,
  }
}

/** Agents and policies that must fail. An engine that does nothing, or anything, tells whether the tasks tell. */
export async function runValidators(world: EvalWorld): Promise<ValidatorReport> {
  const agents = []
  for (const engine of hopelessAgents) {
    const { scores } = await runDialogues(world, engine, { seeds: [0] })
    const trials = scores.reduce((sum, score) => sum + score.trials, 0)
    const passed = scores.reduce((sum, score) => sum + score.pass1 * score.trials, 0)
    const writes = scores.find((score) => score.class === 'write')?.pass1 ?? 0
    agents.push({ name: engine.name, overall: passed / trials, writes })
  }
  const policies = []
  for (const { engine, tasks } of brokenPolicies) {
    const meant = allTasks.filter((task) => tasks.includes(task.id))
    const { failures, crashed } = await runDialogues(world, engine, { seeds: [0, 1], tasks: meant })
    const red = new Set([
      ...failures.map((trial) => trial.taskId),
      ...crashed.map((one) => one.split(' ')[0]),
    ])
    policies.push({ name: engine.name, red: red.size, tasks: meant.length })
  }
  return { agents, policies }
}

function scoreClass(
  name: TaskClass,
  tasks: readonly Task[],
  trials: readonly Trial[],
  seeds: number,
): ClassScore {
  const byTask = tasks.map((task) => trials.filter((trial) => trial.taskId === task.id))
  const all = byTask.flat()
  const mean = (k: number) =>
    k > seeds
      ? null
      : byTask.reduce((sum, one) => sum + passHatK(one.filter((t) => t.passed).length, seeds, k), 0) /
        byTask.length
  const times = all.flatMap((trial) => trial.times).sort((a, b) => a - b)
  return {
    class: name,
    tasks: tasks.length,
    trials: tasks.length * seeds,
    pass1: mean(1) ?? 0,
    pass4: mean(4),
    pass8: mean(8),
    askedAgain: all.reduce((sum, trial) => sum + trial.askedAgain, 0),
    turns: all.reduce((sum, trial) => sum + trial.turns, 0),
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
  }
}
