import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { builtinEngine } from '@/lib/agent/engines/builtin/builtin-engine'
import { sharedUnderstander } from '@/lib/agent/engines/builtin/shared-understander'
import { llmEngine } from '@/lib/agent/engines/llm/llm-engine'
import type { Heard } from '@/lib/agent/evals/dialogues/heard'
import { describeEvals, type EvalsReport } from '@/lib/agent/evals/evals-report'
import { freshSets } from '@/lib/agent/evals/fresh/fresh-set'
import { scoreFreshDialogues, scoreFreshPhrases } from '@/lib/agent/evals/fresh/run-fresh'
import { scoreFreshStaff } from '@/lib/agent/evals/fresh/run-fresh-staff'
import { gateProblems } from '@/lib/agent/evals/gates'
import { spokenOverlaps } from '@/lib/agent/evals/phrase-overlap'
import { scorePromptExamples } from '@/lib/agent/evals/prompt-examples/run-examples'
import { runDialogues, runValidators } from '@/lib/agent/evals/run-evals'
import { runUtterances } from '@/lib/agent/evals/run-utterances'
import { allTasks } from '@/lib/agent/evals/tasks/all-tasks'
import { type EvalWorld, openEvalWorld } from '@/lib/agent/evals/world/open-eval-world'
import { withEvalDatabase } from '@/lib/agent/evals/world/with-eval-database'
import type { Engine } from '@/lib/agent/turn'
import { loadExamples } from '@/lib/agent/understanding/load-understander'
import { makeUnderstander } from '@/lib/agent/understanding/make-understander'
import type { Understander } from '@/lib/agent/understanding/understanding'
import { env } from '@/lib/env'

const HELP = `npm run evals -- [options]
  --only utterances|examples|dialogues|validators|fresh   one part alone
  --task ID[,ID…]     these tasks, or all of a class (read, write, steps, refuse, attack)
  --seeds N           seeds for each task (8)
  --engine llm        the model at LLM_BASE_URL instead of the built-in engine
  --verbose           the transcript of each trial that failed
  --write             puts the tables into docs/agent.md`

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    task: { type: 'string' },
    seeds: { type: 'string', default: '8' },
    engine: { type: 'string', default: 'builtin' },
    verbose: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const answeredBy = { model: 0, rules: 0, fallback: 0 }

if (options.help) console.log(HELP)
else
  main().then(
    (passed) => process.exit(passed ? 0 : 1),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exit(1)
    },
  )

async function main(): Promise<boolean> {
  process.env.LOG_LEVEL ??= 'silent'
  const examples = loadExamples()
  const understand = makeUnderstander(examples)
  const utterances = runUtterances(understand, examples)
  const overlaps = [...utterances.overlaps, ...spokenOverlaps(examples)]
  if (overlaps.length > 0)
    throw new Error(
      `These test phrases stand among the examples, so nothing would be measured:\n${overlaps.map((one) => `  ${one}`).join('\n')}`,
    )
  const wants = (part: string) => !options.only || options.only === part
  const engine = chosenEngine()
  // Learning holds everything else up: done before the first connection is opened, as the server does before it is ready.
  if (options.only !== 'utterances') sharedUnderstander()
  const seeds = Array.from({ length: Math.max(1, Number(options.seeds)) }, (_, i) => i)
  const report: EvalsReport = { engine: engine.name, seeds: seeds.length }
  if (wants('utterances') && !options.task) report.utterances = utterances
  if (options.only !== 'utterances')
    await withEvalDatabase(async (url) => {
      const world = await openEvalWorld(url)
      if (wants('examples') && !options.task) report.examples = await scorePromptExamples(world, engine)
      if (wants('dialogues')) {
        const named = options.task?.split(',')
        const tasks = allTasks.filter(
          (task) => !named || named.includes(task.id) || named.includes(task.class),
        )
        report.dialogues = await runDialogues(world, engine, { seeds, tasks })
      }
      if (wants('validators') && !options.task) report.validators = await runValidators(world)
      if (wants('fresh') && !options.task) report.fresh = await scoreFresh(world, engine, understand)
      await world.close()
    })
  return tell(report)
}

function chosenEngine(): Engine {
  if (options.engine !== 'llm') return builtinEngine
  const { llm } = env()
  if (!llm) throw new Error('--engine llm needs LLM_BASE_URL and LLM_MODEL.')
  return llmEngine({
    ...llm,
    measure: (by) => {
      answeredBy[by] += 1
    },
  })
}

/** A run in which the model answered little measures the built-in engine: it says so. */
function tellWhoAnswered(): void {
  const { model, rules, fallback } = answeredBy
  console.log(
    `Turns answered by the model: ${model}; by rules, as they should be: ${rules}; by the built-in engine since the model had nothing to show: ${fallback}.`,
  )
}

function tell(report: EvalsReport): boolean {
  const text = describeEvals(report)
  console.log(text)
  if (options.engine === 'llm') tellWhoAnswered()
  for (const [name, { misses }] of Object.entries(report.fresh ?? {}))
    for (const miss of misses) console.log(`${name}, missed: ${miss}`)
  for (const trial of report.dialogues?.failures ?? []) {
    console.log(`\n${trial.taskId} #${trial.seed}: ${trial.problems.join('; ').slice(0, 600)}`)
    if (options.verbose) console.log(trial.transcript.map((line) => `  ${line.slice(0, 600)}`).join('\n'))
  }
  const problems = gateProblems(report, options.engine === 'llm')
  if (options.write) writeIntoDocs(text)
  for (const problem of problems) process.stderr.write(`below its gate: ${problem}\n`)
  return problems.length === 0
}

async function scoreFresh(world: EvalWorld, engine: Engine, understand: Understander) {
  const scores: NonNullable<EvalsReport['fresh']> = {}
  for (const set of freshSets()) {
    scores[`${set.name} set, phrases`] = scoreFreshPhrases(set, understand)
    scores[`${set.name} set, dialogues`] = await scoreFreshDialogues(
      set,
      world,
      engine,
      options.verbose ? tellFresh : undefined,
    )
  }
  return {
    ...scores,
    operators: scoreFreshStaff(understand),
    'operators, later': scoreFreshStaff(understand, 'staff-phrases-later.jsonl'),
    'operators, spread': scoreFreshStaff(understand, 'staff-phrases-spread.jsonl'),
  }
}

function tellFresh(id: string, heard: Heard[]): void {
  console.log(`\n${id}`)
  for (const { said, plain, parts } of heard)
    console.log(`  > ${said}\n    ${plain.slice(0, 500)} [${parts.map((part) => part.type).join(' ')}]`)
}

function writeIntoDocs(text: string): void {
  const file = join(process.cwd(), 'docs/agent.md')
  const before = readFileSync(file, 'utf8')
  const marked = /(<!-- evals -->\n)[\s\S]*?(\n<!-- \/evals -->)/
  if (!marked.test(before)) throw new Error('docs/agent.md has no <!-- evals --> markers.')
  writeFileSync(
    file,
    before.replace(marked, (_, open: string, close: string) => `${open}\n${text}\n${close}`),
  )
}
