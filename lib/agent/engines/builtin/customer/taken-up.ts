import type { Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks } from '@/lib/agent/understanding/only-asks'
import { messageBefore, textOf } from './message-before'
import { CORRECTION, NOT_MEANT, PROGRAM_SAID, SOLAR_SAID } from './subject-words'

/** What is left of a correction that says only which of the two was meant */
const EMPTY =
  /\b(?:no|nope|not|that|this|it|i|i'?m|am|was|were|mean|meant|means|said|talking|asking|about|the|of|for|please|pls|solar|panels?|programs?|programas?|paneles|placas|lol|ugh|hey|sorry|one|ones|ok|but|just|only|me|you|stop|with|yes|a|refiero|referia|hablo|hablaba|pregunto|preguntaba|de|del|al|el|la|los|las|lo|digo|quise|decir|perdon|por|favor|solo|pero|energia|dije)\b/g

/**
 * "No, solar I mean" names what was meant and asks nothing itself: the question before it is asked again, of that.
 * Only a question is taken up; nothing that was ordered or agreed to is.
 */
export async function takenUp(turn: Turn): Promise<string> {
  const text = withoutRefused(turn.text)
  const words = foldText(text)
  const [solar, program] = [SOLAR_SAID.test(kept(words)), PROGRAM_SAID.test(kept(words))]
  if (solar === program || words.length > 90) return text
  if (!CORRECTION.test(words) && !/^\W*no\W/.test(words) && kept(words) === words) return text
  if (/[a-z0-9]{2,}/.test(words.replace(EMPTY, ' '))) return text
  const asked = textOf(await messageBefore(turn, 'customer'))
  if (!asked || !(asks(asked) || WANTS_TO_SEE.test(asked))) return text
  const of = turn.locale === 'es' ? (solar ? 'solar' : 'programas') : solar ? 'solar' : 'programs'
  const other = solar ? /\b(?:programs?|programas?)\b/gi : /\b(?:solar|panels?|paneles|placas)\b/gi
  return `${asked.replace(other, ' ').replace(/[?.!\s]+$/, '')}, ${of}?`
}

/** A sentence that does nothing but say what was not asked about */
const ONLY_REFUSES =
  /^\W*(?:no\b\W*)?(?:(?:i'?m |i am |i was )?not (?:asking|talking)(?: for| about)?|(?:i )?(?:did not|didn'?t|do not|don'?t) (?:ask|mean)(?: for| about)?|not|enough(?: with| of| about)?|stop with|no (?:hablo|hablaba|pregunto|pregunte)(?: de| por| a)?|basta (?:de|con)|no) (?:(?:the|an?|any|those|these|all|more|your|el|la|los|las|un|una|de|del|mas) )*(?:programs?|programmes?|programas?|events?|bill|factura|solar|panels?|paneles|placas)\W*$/

/** "Not asking for a program. Which solar one …?": the first sentence asks for nothing. */
function withoutRefused(text: string): string {
  const sentences = text.split(/(?<=[.!?;])\s+/)
  const kept = sentences.filter((sentence) => !ONLY_REFUSES.test(foldText(sentence)))
  return kept.length > 0 && kept.length < sentences.length && /\p{L}{3}/u.test(kept.join(' '))
    ? kept.join(' ')
    : text
}

const WANTS_TO_SEE = /^\W*(?:show|list|tell|what|which|how|muestr|ens[eé]ñ|dime|qu[eé]|cu[aá]l)/i

function kept(words: string): string {
  return words.replace(NOT_MEANT, ' ')
}
