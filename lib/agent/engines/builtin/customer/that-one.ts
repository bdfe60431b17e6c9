import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { measureIn } from './by-measure'
import { choose } from './choosing'
import { newestOpenEvent } from './event-answers'
import { type Follow, followed, lately, waitsForYes } from './follow-ups'

const LEAD =
  '(?:(?:ok|okay|yes|yeah|yep|sure|alright|fine|good|great|perfect|cool|well|then|so|and|thanks|please|now|in that case|si|vale|bueno|bien|pues|perfecto|genial|listo|claro|entonces|gracias|mejor)\\b[\\s,.!]*)*'
const TAIL = '(?:[\\s,]+(?:then|please|now|thanks|instead|entonces|pues|por favor|gracias))*'
const ONE = '(?:that|this|the) (?:one|program)|es[ea](?: (?:mismo|programa))?|est[ea](?: (?:mismo|programa))?'
/** The whole message takes the one just told of: no other word is there that could name another. */
const TAKES = new RegExp(
  `^\\W*${LEAD}(?:(?:i(?:'?d| would) (?:like|love|want|take)|i(?:'?ll| will) (?:take|have|go (?:with|for)|do|join)|i want|i(?:'?d| would) like to (?:join|do|try|take)|let'?s (?:do|take|go (?:with|for)|try)|let me (?:have|take|join)|give me|sign me up for|put me (?:in|on)|go with|make it|quiero|quisiera|me quedo con|me apunto a|apunt[ae]me (?:a|en)|inscrib[ae]me en|met[ae]me en|vamos con|dame|deme|elijo|escojo|tomo|prefiero) (?:${ONE})|(?:${ONE}) (?:it is|sounds good|is fine|(?:lo )?quiero|me gusta|me interesa|me convence)|hag[ao]mos (?:${ONE}))${TAIL}\\W*$`,
)

/** "Which of those pays most?" "I'd like that one": the program that the answer before named, whatever stands first in the list. */
export const followThatOne: Follow = async ({ turn, words, asks, count }) => {
  const { memory, ctx } = turn
  if (asks || count > 12 || memory.asking === 'proposal' || waitsForYes(turn)) return undefined
  if (!memory.focusOfferId?.startsWith('dfp:') || !TAKES.test(words) || measureIn(words)) return undefined
  if (!lately(turn, /^(?:programs\.(?:details|catch)|compare\.offers)$/, 1)) return undefined
  if (await newestOpenEvent(turn)) return undefined
  if (
    (await listMyEnrollments(ctx)).some(
      ({ programId, state }) => state !== 'left' && memory.focusOfferId === `dfp:${programId}`,
    )
  )
    return undefined
  return followed('programs.enroll', () => choose(turn, memory.focusOfferId!))
}
