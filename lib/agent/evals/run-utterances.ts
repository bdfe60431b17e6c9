import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { heardAs } from '@/lib/agent/engines/builtin/staff/heard-as'
import { tooNear } from '@/lib/agent/evals/train-test-overlap'
import type { Audience, Locale } from '@/lib/agent/understanding/intent'
import type { ExampleSet } from '@/lib/agent/understanding/make-understander'
import type { Act, Slots, Understander, UnderstandingContext } from '@/lib/agent/understanding/understanding'
import { askBelowConfidence } from '@/lib/agent/understanding/understanding'

/** One test phrase; several intents mean several questions in one message, in order. */
export type UtteranceCase = {
  text: string
  context?: string
  intent: string | string[]
  slots?: Partial<Slots>
}
export type UtteranceMiss = UtteranceCase & { got: string }
export type UtteranceGroup = {
  group: string
  total: number
  right: number
  score: number
  byIntent: Record<string, { total: number; right: number }>
  confusions: Record<string, number>
  misses: UtteranceMiss[]
  /** Milliseconds an utterance: middle and worst. */
  medianMs: number
  worstMs: number
}
export type UtteranceReport = { groups: UtteranceGroup[]; overlaps: string[] }

/**
 * Scores every test phrase: right intent in the right order, confident enough to act on, and the slots named.
 * Test phrases that the examples give away are listed as overlaps; a run with overlaps has no score.
 */
export function runUtterances(
  understander: Understander,
  examples: ExampleSet,
  directory = utterancesDirectory(),
): UtteranceReport {
  const groups: UtteranceGroup[] = []
  const overlaps: string[] = []
  const contexts = readContexts(directory)
  for (const audience of ['customer', 'staff'] as const) {
    for (const locale of ['en', 'es'] as const) {
      const cases = readCases(directory, audience, locale)
      if (cases.length === 0) continue
      groups.push(
        scoreGroup(`${audience}.${locale}`, cases, (c) => {
          const context = contextOf(c, audience, locale, contexts)
          // Operators' shorthand is written out before it is read, as in the chat.
          return audience === 'staff' ? heardAs(understander, c.text, context) : understander(c.text, context)
        }),
      )
      overlaps.push(
        ...tooNear(cases, examples[audience][locale]).map((text) => `${audience}.${locale}: ${text}`),
      )
    }
  }
  return { groups, overlaps }
}

export function utterancesDirectory(): string {
  return join(process.cwd(), 'lib/agent/evals/utterances')
}

function readCases(directory: string, audience: Audience, locale: Locale): UtteranceCase[] {
  return readFileSync(join(directory, `${audience}.${locale}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as UtteranceCase)
}

type Contexts = Record<string, Partial<UnderstandingContext>>

function readContexts(directory: string): Contexts {
  return JSON.parse(readFileSync(join(directory, 'contexts.json'), 'utf8')) as Contexts
}

function contextOf(
  c: UtteranceCase,
  audience: Audience,
  locale: Locale,
  contexts: Contexts,
): UnderstandingContext {
  const usual = audience === 'staff' ? contexts['control-room'] : contexts.default
  return { audience, locale, signedIn: true, ...usual, ...(c.context ? contexts[c.context] : {}) }
}

function scoreGroup(
  group: string,
  cases: UtteranceCase[],
  read: (c: UtteranceCase) => { acts: Act[] },
): UtteranceGroup {
  const byIntent: UtteranceGroup['byIntent'] = {}
  const confusions: Record<string, number> = {}
  const misses: UtteranceMiss[] = []
  const times: number[] = []
  for (const c of cases) {
    const start = performance.now()
    const { acts } = read(c)
    times.push(performance.now() - start)
    const wanted = [c.intent].flat()
    const right = intentsRight(wanted, acts) && slotsRight(c.slots, acts)
    const name = wanted.join(' + ')
    const tally = byIntent[name] ?? { total: 0, right: 0 }
    byIntent[name] = tally
    tally.total++
    if (right) tally.right++
    else {
      const got = acts.map(describeAct).join(' + ')
      misses.push({ ...c, got })
      const confusion = `${name} -> ${acts.map((act) => act.intent).join(' + ')}`
      confusions[confusion] = (confusions[confusion] ?? 0) + 1
    }
  }
  times.sort((a, b) => a - b)
  const right = cases.length - misses.length
  return {
    group,
    total: cases.length,
    right,
    score: right / cases.length,
    byIntent,
    confusions,
    misses,
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    worstMs: times.at(-1) ?? 0,
  }
}

/** Asking back is right for what is out of scope, and wrong for everything else. */
function intentsRight(wanted: string[], acts: Act[]): boolean {
  if (wanted.length === 1 && wanted[0] === 'out-of-scope') {
    return acts.every((act) => act.intent === 'out-of-scope' || act.confidence < askBelowConfidence)
  }
  return (
    acts.length === wanted.length &&
    acts.every((act, i) => act.intent === wanted[i] && act.confidence >= askBelowConfidence)
  )
}

function slotsRight(wanted: Partial<Slots> | undefined, acts: Act[]): boolean {
  if (!wanted) return true
  const merged: Record<string, unknown> = Object.assign({}, ...[...acts].reverse().map((act) => act.slots))
  return Object.entries(wanted).every(([key, value]) => JSON.stringify(merged[key]) === JSON.stringify(value))
}

function describeAct(act: Act): string {
  return `${act.intent} ${act.confidence.toFixed(2)} ${JSON.stringify(act.slots)}`
}
