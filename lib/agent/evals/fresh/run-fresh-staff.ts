import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { heardAs, type StaffTopicName } from '@/lib/agent/engines/builtin/staff/heard-as'
import type { Slots, Understander, UnderstandingContext } from '@/lib/agent/understanding/understanding'
import type { FreshScore } from './run-fresh'

type Phrase = {
  id: string
  language: 'en' | 'es'
  text: string
  /** In words, fixed before the engine read it. */
  means: string
  /** Any of these is right. */
  topics: StaffTopicName[]
  slots?: Partial<Slots>
}

/** The later ones were written after the first had been mended, and nothing was mended for them. */
export type FreshStaffFile = typeof FIRST | 'staff-phrases-later.jsonl' | 'staff-phrases-spread.jsonl'
const FIRST = 'staff-phrases.jsonl'

/**
 * Phrases of tired operators: right when everything heard is one of the topics that answer it, with the names and
 * numbers said. A yes tied to a condition counts as no topic, as in the chat.
 */
export function scoreFreshStaff(understand: Understander, file: FreshStaffFile = FIRST): FreshScore {
  const phrases = readFreshStaff(file)
  const misses = phrases.flatMap((phrase) => {
    const { wanted } = heardAs(understand, phrase.text, roomContext(phrase.language))
    const topics = wanted.map(({ topic, act }) => (isHeldBack(topic, act.slots) ? undefined : topic))
    const slots: Record<string, unknown> = Object.assign({}, ...wanted.map(({ act }) => act.slots))
    const named = Object.entries(phrase.slots ?? {}).every(
      ([key, value]) => JSON.stringify(slots[key]) === JSON.stringify(value),
    )
    const nothingMeant =
      phrase.topics.includes('out-of-scope') && topics.every((topic) => topic === undefined)
    const right = topics.length > 0 && topics.every((topic) => topic && phrase.topics.includes(topic))
    if (nothingMeant || (right && named)) return []
    return [`${phrase.id} "${phrase.text}" (${phrase.means}): ${topics.join(' + ')} ${JSON.stringify(slots)}`]
  })
  return { total: phrases.length, right: phrases.length - misses.length, misses }
}

export function readFreshStaff(file: FreshStaffFile = FIRST): Phrase[] {
  return readFileSync(join(process.cwd(), 'lib/agent/evals/fresh', file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Phrase)
}

/** The names of the control room that the staff utterances use. */
export function roomContext(locale: 'en' | 'es'): UnderstandingContext {
  const file = join(process.cwd(), 'lib/agent/evals/utterances/contexts.json')
  const contexts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Partial<UnderstandingContext>>
  return { audience: 'staff', locale, signedIn: true, ...contexts['control-room'] }
}

const YESES: readonly StaffTopicName[] = ['yes', 'options.proceed', 'options.proceed-with']

function isHeldBack(topic: StaffTopicName | undefined, slots: Slots): boolean {
  return topic !== undefined && YESES.includes(topic) && slots.hedgedYes === true
}
