import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Heard } from '@/lib/agent/evals/dialogues/heard'
import { openTalk } from '@/lib/agent/evals/dialogues/talk'
import { readState } from '@/lib/agent/evals/world/cell-state'
import { makeCell } from '@/lib/agent/evals/world/make-cell'
import type { EvalWorld } from '@/lib/agent/evals/world/open-eval-world'
import type { Engine } from '@/lib/agent/turn'
import { askBelowConfidence, type Understander } from '@/lib/agent/understanding/understanding'
import { freshJudges } from './fresh-judges'

export type FreshScore = { total: number; right: number; misses: string[] }

type Phrase = { id: string; language: 'en' | 'es'; text: string; wants: string }
type Script = { id: string; title: string; signedIn?: boolean; turns: { say: string }[] }

/** Phrases of new customers: right when every act read is one of those the key names, confident enough to act on. */
export function scoreFreshPhrases(understand: Understander): FreshScore {
  const key = JSON.parse(readFileSync(file('key.json'), 'utf8')) as Record<string, string[]>
  const misses = readFreshPhrases().flatMap((phrase) => {
    const wanted = key[phrase.id] ?? []
    const { acts } = understand(phrase.text, {
      audience: 'customer',
      locale: phrase.language,
      signedIn: true,
    })
    const sure = acts.filter((act) => act.confidence >= askBelowConfidence)
    const right =
      wanted[0] === 'out-of-scope'
        ? sure.every((act) => act.intent === 'out-of-scope')
        : sure.length > 0 && acts.every((act) => wanted.includes(act.intent) && sure.includes(act))
    const got = acts.map((act) => `${act.intent} ${act.confidence.toFixed(2)}`).join(' + ')
    return right ? [] : [`${phrase.id} "${phrase.text}" (${phrase.wants}): ${got}`]
  })
  const total = Object.keys(key).length
  return { total, right: total - misses.length, misses }
}

/** Dialogues of new customers, word for word, each in a home of its own. */
export async function scoreFreshDialogues(world: EvalWorld, engine: Engine): Promise<FreshScore> {
  const misses: string[] = []
  const scripts = lines<Script>('dialogues.jsonl')
  for (const script of scripts) {
    const judge = freshJudges[script.id]!
    const cell = await makeCell(world, judge.cell ?? {}, judge.locale ?? 'en', 0)
    const talk = await openTalk(cell, engine, { signedIn: Boolean(script.signedIn) })
    const before = await readState(world, cell.meterId)
    const heard: Heard[] = []
    for (const { say } of script.turns) {
      const code = say.includes('{code}') ? await talk.newestCode() : ''
      heard.push(await talk.say(say.replace('{meter}', cell.meterId).replace('{code}', code)))
    }
    const after = await readState(world, cell.meterId)
    const wrong = judge.check({ cell, heard, before, after }).filter(([ok]) => !ok)
    if (wrong.length > 0)
      misses.push(`${script.id} ${script.title}: ${wrong.map(([, what]) => what).join('; ')}`)
  }
  return { total: scripts.length, right: scripts.length - misses.length, misses }
}

export function readFreshPhrases(): Phrase[] {
  return lines<Phrase>('phrases.jsonl')
}

function lines<T>(name: string): T[] {
  return readFileSync(file(name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}

function file(name: string): string {
  return join(process.cwd(), 'lib/agent/evals/fresh', name)
}
