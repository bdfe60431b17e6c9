import { programsNamedIn } from '@/lib/agent/engines/builtin/customer/named-in-words'
import type { Heard } from '@/lib/agent/evals/dialogues/heard'
import { openTalk } from '@/lib/agent/evals/dialogues/talk'
import { readState } from '@/lib/agent/evals/world/cell-state'
import { makeCell } from '@/lib/agent/evals/world/make-cell'
import type { EvalWorld } from '@/lib/agent/evals/world/open-eval-world'
import type { Engine } from '@/lib/agent/turn'
import { type Act, askBelowConfidence, type Understander } from '@/lib/agent/understanding/understanding'
import { demoPrograms } from '@/lib/simulator/programs/demo-programs'
import type { FreshPhrase, FreshSet } from './fresh-set'
import { readVisit } from './read-visit'

export type FreshScore = { total: number; right: number; misses: string[] }

/** Phrases of new customers: right when every act read is one that the key names and nothing asked for is left out. */
export function scoreFreshPhrases(set: FreshSet, understand: Understander): FreshScore {
  const misses = set.phrases.flatMap((phrase) => {
    const acts = readPhrase(phrase, understand)
    if (meets(set.key[phrase.id] ?? [], acts)) return []
    const got = acts.map((act) => `${act.intent} ${act.confidence.toFixed(2)}`).join(' + ')
    return [`${phrase.id} "${phrase.text}" (${phrase.wants}): ${got}`]
  })
  const total = set.phrases.length
  return { total, right: total - misses.length, misses }
}

/** Read as the engine reads it: with the catalogue's names, and a yes or no expected after a question. */
function readPhrase(phrase: FreshPhrase, understand: Understander): Act[] {
  return understand(phrase.text, {
    audience: 'customer',
    locale: phrase.language,
    signedIn: phrase.signedIn ?? true,
    expecting: phrase.context ? 'yes-no' : undefined,
    entities: { programs: programsNamedIn(phrase.text, demoPrograms, phrase.language) },
  }).acts
}

/** Asking back is right where nothing we do was asked for, and wrong everywhere else. */
function meets(key: string[] | string[][], acts: Act[]): boolean {
  const wanted = key.flat()
  const sure = acts.filter((act) => act.confidence >= askBelowConfidence)
  const known = acts.every((act) => wanted.includes(act.intent))
  if (wanted.includes('out-of-scope') && (sure.length === 0 || known)) return true
  const asked = key.map((one) => (typeof one === 'string' ? wanted : one))
  return (
    sure.length > 0 &&
    sure.length === acts.length &&
    known &&
    asked.every((one) => acts.some((act) => one.includes(act.intent)))
  )
}

/** Dialogues of new customers, word for word, each in a home of its own. */
export async function scoreFreshDialogues(
  set: FreshSet,
  world: EvalWorld,
  engine: Engine,
  tell: (id: string, heard: Heard[]) => void = () => undefined,
): Promise<FreshScore> {
  const misses: string[] = []
  for (const script of set.dialogues) {
    const judge = set.judges[script.id]
    if (!judge) throw new Error(`Nothing judges the fresh dialogue ${script.id}.`)
    const cell = await makeCell(world, judge.cell ?? {}, judge.locale ?? 'en', 0)
    const talk = await openTalk(cell, engine, { signedIn: Boolean(script.signedIn) })
    const before = await readState(world, cell.meterId)
    const heard: Heard[] = []
    for (const { say } of script.turns) {
      const code = say.includes('{code}') ? await talk.newestCode() : ''
      heard.push(await talk.say(say.replace('{meter}', cell.meterId).replace('{code}', code)))
    }
    const after = await readState(world, cell.meterId)
    const visit = await readVisit(world, cell.meterId)
    const wrong = judge.check({ cell, heard, before, after, visit }).filter(([ok]) => !ok)
    if (wrong.length === 0) continue
    misses.push(`${script.id} ${script.title}: ${wrong.map(([, what]) => what).join('; ')}`)
    tell(script.id, heard)
  }
  const total = set.dialogues.length
  return { total, right: total - misses.length, misses }
}
