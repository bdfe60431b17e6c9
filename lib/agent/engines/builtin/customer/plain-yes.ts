import { foldText } from '@/lib/agent/understanding/normalize-text'
import { plainSpanish } from '@/lib/agent/understanding/spanish-words'
import { editDistance } from '@/lib/agent/understanding/spelling'
import { RELIES, TOLD } from './card-sentences'
import type { OpenKind } from './open-words'
import { AGREES, DEEDS, OFTEN_MISTYPED, PHRASES_OF, REASSURES, SAYS_YES, wordsOfYes } from './plain-yes-words'
import type { OpenQuestion } from './said-to-open'
import { holdsBack } from './turns-aside'

/** A yes all through; `called` is what was taken for a name: "yes, Carol". */
export type PlainYes = { called?: string }

/**
 * "Yes please, I've read it, sign me up": every word of the message says yes, names the card's own deed or thing, or is a
 * courtesy. No word is left over that could name a condition, a time, another thing or a doubt.
 */
export function plainYes(text: string, open: OpenQuestion): PlainYes | undefined {
  if (/[?¿]/.test(text) || text.split(/\s+/).length > MOST_WORDS || holdsBack(text)) return undefined
  const { rest, called } = withoutName(text)
  const said = withoutPhrases(withoutTold(rest, open.kind), open)
  const agrees = SAYS_YES.test(said) || DEEDS[open.kind]?.test(said) || AGREES.test(foldText(text))
  if (
    !agrees ||
    READS.test(foldText(text)) ||
    TURNS.test(said) ||
    (LEAVES_BE.test(foldText(text)) && ENDS.test(open.kind))
  )
    return undefined
  const known = wordsOfYes(open.kind)
  const words = said.match(/[\p{L}\p{N}]+/gu) ?? []
  if (!words.every((word) => known.has(word) || slipOf(word))) return undefined
  return called ? { called } : {}
}

/** "Yes, I read it" may as well only say that it was read. */
const READS = /^\W*(?:yes|si|yeah)[\s,.]+(?:i|ya|ya lo)[\s,.]+(?:see|read|lei|vi)(?: it)?\W*$/
const MOST_WORDS = 30
const ENDS = /^(?:leave|cancel-order|delete-account|device-remove)$/
/** "Yes, leave it", "yes, as it is", where something would end: it may as well stay as it is */
const LEAVES_BE =
  /\bleave (?:it|that|this|them|things|all|me|us)\b|\b(?:as|like) (?:it|that|this) is\b|\bas is\b/
/** "Yeah right", "sure you do": said of what is not believed */
const TURNS =
  /^\W*(?:yeah|ya|sure|oh)\W+right\W*$|\b(?:sure|yeah|yes) (?:you|it|they) (?:do|does|are|is|will)\b|\byou (?:say|said|want|would|agree|accept|confirm)\b|\b(?:to|me) say\b/

/** "Yes, Carol.", "Thanks, Tom, yes", "Yes. Regards, Tom": a name, capital and set apart. */
function withoutName(text: string): { rest: string; called?: string } {
  const found = CALLED.exec(text) ?? SIGNED.exec(text)
  const name = found?.[2]
  if (!found || !name || SAYS_YES.test(foldText(name)) || NO_NAME.test(foldText(name))) return { rest: text }
  return { rest: text.replace(found[0], found[1]!), called: name }
}
const NAME = '(\\p{Lu}\\p{Ll}{1,11})'
const CALLED = new RegExp(
  `((?:^|[\\s,.!])(?:[Yy]es|[Yy]ep|[Yy]eah|[Ss]ure|[Oo]k|[Oo]kay|[Tt]hanks|[Tt]hank you|[Ss][ií]|[Cc]laro|[Gg]racias)),? ${NAME}(?=\\s*(?:[,.!]|$))`,
  'u',
)
const SIGNED = new RegExp(
  `([.!,]\\s*(?:[Rr]egards|[Bb]est|[Cc]heers|[Ss]aludos|[Tt]hanks)?)[\\s,–—-]+${NAME}\\.?$`,
  'u',
)
const NO_NAME =
  /^(?:only|just|both|all|not|no|never|maybe|later|soon|perhaps|please|but|if|unless|when|once|after|before|then|tomorrow|tonight|\w*day|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|solar|panels?|battery|thermostat|car|heater|leave|cancel|stop|pause|delete|wait|keep|stay|change|show|explain|solo|nunca|luego|despues|manana|cuando|pero|espere|espera|deje|pause|explique|lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|\w+ing)$/

/** What the quote of a program asks to be so is no word too many: "nobody here has medical equipment". */
function withoutTold(text: string, kind: OpenKind): string {
  if (kind !== 'dfp-quote') return text
  return text
    .split(/(?<=[,.;!])\s*|\s+(?=so yes\b)/)
    .filter((part) => {
      const words = plainSpanish(foldText(part)).replace(/^[\s¿¡"'(]+|[\s.!,;)"]+$/g, '')
      return !TOLD.test(words) || RELIES.test(words)
    })
    .join(' ')
}

function withoutPhrases(text: string, { kind, name, same }: OpenQuestion): string {
  const own = PHRASES_OF[kind]
  const phrases = own ? [own, ...REASSURES] : REASSURES
  let words = plainSpanish(foldText(text))
    .replace(/[^\p{L}\p{N}'%]+/gu, ' ')
    .trim()
  if (name) words = words.replace(foldText(name).replace(/[^\p{L}\p{N}']+/gu, ' '), ' ')
  for (const word of same ?? []) words = words.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), ' ')
  for (const phrase of phrases)
    words = words.replace(new RegExp(`(?<![\\p{L}'])(?:${phrase})(?![\\p{L}'])`, 'gu'), ' ')
  return words.replaceAll("'", '').replace(/\s+/g, ' ')
}

/** "Plaese", "confrim": one slip of the fingers in a word that nothing else is near to */
function slipOf(word: string): boolean {
  if (word.length < 5 || /\d/.test(word)) return false
  for (const one of OFTEN_MISTYPED)
    if (one[0] === word[0] && editDistance(word, one, 1) !== undefined) return true
  return false
}
