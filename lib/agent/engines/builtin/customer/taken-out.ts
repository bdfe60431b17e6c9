import type { Reply, Turn } from '@/lib/agent/turn'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { type Clause, glue, splitUtterance } from '@/lib/agent/understanding/split-utterance'
import type { Act } from '@/lib/agent/understanding/understanding'
import { takeCall } from './call-me'
import { takeComplaint, takeNoComplaint } from './take-complaint'
import { takeDeletion } from './take-deletion'
import { takeDevice } from './take-device'
import { takeProtest } from './take-protest'
import { takeQuiet } from './take-quiet'
import { takeSession } from './take-session'
import { takeUsage } from './take-usage'
import { takeWhoSees } from './take-who-sees'

/** Clauses of a message that say one thing surely, whatever stands beside them, and how that is answered. */
export type TakenOut = {
  used: readonly number[]
  about: CustomerIntent
  /** Answered before what remains of the message is read; after it otherwise */
  first?: true
  /** Something is done or put forward by it: a yes said to it is none to the card that stands open */
  deed?: true
  answer: (turn: Turn) => Promise<Reply>
}
/** One clause with its folded words */
export type Part = Clause & { words: string }
export type TakeOut = (turn: Turn, parts: readonly Part[], acts: readonly Act[]) => TakenOut | undefined

const takers: readonly TakeOut[] = [
  takeProtest,
  takeNoComplaint,
  takeCall,
  takeSession,
  takeWhoSees,
  takeQuiet,
  takeUsage,
  takeDevice,
  takeDeletion,
  takeComplaint,
]

export type Apart = { taken: TakenOut[]; rest: string }

/**
 * "No, skip tonight, and call me on 555 0100 tomorrow": what a clause says surely is answered by itself, so that neither it
 * nor what stands beside it is lost or read into the other. `rest` is what remains to be read as a message of its own.
 */
export function takenOut(turn: Turn, acts: readonly Act[]): Apart | undefined {
  if (acts.some(({ intent }) => intent === 'safety.emergency')) return undefined
  const whole: readonly Part[] = partsOf(turn.text)
  let parts = whole
  const taken: TakenOut[] = []
  let cut: Part[] = []
  for (const take of takers) {
    const found = take(turn, parts, acts)
    if (!found) continue
    taken.push(found)
    if (found.deed) cut = [...cut, ...found.used.map((i) => parts[i]!)]
    parts = parts.filter((_, i) => !found.used.includes(i))
  }
  if (taken.length === 0) return undefined
  const own = parts.filter((part) => !ONLY_ANSWER.test(part.words) || !goesWith(part, whole, cut))
  return { taken, rest: restOf(turn, own) }
}

/** "Yes, delete my account", at the card to leave a program, says yes to what it names and leaves nothing. */
function goesWith(part: Part, whole: readonly Part[], cut: readonly Part[]): boolean {
  const next = whole[whole.indexOf(part) + 1]
  return next !== undefined && cut.includes(next) && next.joint !== 'sentence'
}

/** The clauses; "between 4 and 6" stays one. */
function partsOf(text: string): Part[] {
  const parts: Part[] = []
  for (const clause of splitUtterance(text)) {
    const last = parts.at(-1)
    const span =
      clause.joint === 'and' && /^(?:las )?\d{1,2}\b/.test(clause.text) && last && BETWEEN.test(last.text)
    if (span) last.text = `${last.text}${glue.and}${clause.text}`
    else parts.push({ ...clause, words: '' })
  }
  return parts.map((part) => ({ ...part, words: foldText(part.text) }))
}
const BETWEEN = /\b(?:between|entre|from|de|desde)\b[^.,;]{0,14}\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?$/i

const COURTESY =
  /^\W*(?:(?:hi|hello|hey|thanks?(?: you)?|thx|please|pls|ok|okay|alright|all right|fine|good|great|well|so|and|also|then|sorry|anyway|(?:(?:and|just) )?(?:the |one )?(?:last|final|more|other|another|next) thing(?: (?:more|then|please|for today))?|one (?:last|more) (?:thing|question)|finally|lastly|before i (?:go|forget|leave)|now|by the way|btw|por ultimo|por cierto|(?:una )?(?:ultima )?cosa(?: mas)?|(?:lo|y) ultimo|otra cosa(?: mas)?|antes de irme|ya que estamos|ademas|hola|gracias|por favor|porfa|bueno|vale|bien|y|tambien|entonces|disculpe|perdon)\b\W*)+$/
const ONLY_ANSWER =
  /^\W*(?:(?:ok|okay|and|but|oh|y|pero)\W+)*(?:yes|yeah|yep|yup|sure|no|nope|nah|si|claro|dale)(?:\W+(?:please|thanks|thank you|por favor|gracias))*\W*$/

/** A word of courtesy is nothing to be read, and a bare yes or no only where a card waits for one. */
function restOf({ memory }: Turn, parts: readonly Part[]): string {
  const rest = parts.map(({ text, joint }, i) => (i === 0 ? text : `${glue[joint]}${text}`)).join('')
  const plain = rest.replace(/^(?:and|but|also|plus|y|pero|tambi[eé]n)\b[\s,]+/i, '').trim()
  const words = foldText(plain)
  if (COURTESY.test(words) || (ONLY_ANSWER.test(words) && memory.expecting !== 'yes-no')) return ''
  return plain
}
