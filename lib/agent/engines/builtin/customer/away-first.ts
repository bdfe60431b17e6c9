import { readWhen } from '@/lib/agent/understanding/read-when'
import { type Follow, followed, waitsForYes } from './follow-ups'
import { goAway } from './preference-topics'
import { slotsOfDays } from './yes-no'

const AWAY =
  /\b(?:(?:we'?re|i'?m|we are|i am|we'?ll be|i'?ll be|we will be|i will be|be|going|go|gone|away|heading|flying|travel\w*|off) (?:\w+ ){0,3}?(?:to|away|abroad|on (?:vacation|holiday|a trip|a cruise)|out of (?:town|the country)|for|in \w+(?: \w+)? (?:from|until|till|between))|vacations?|holidays?|trip|cruise|travel\w*|out of (?:town|the country)|nobody (?:is |will be )?(?:at )?home|house (?:is |will be )?empty|nos vamos|me voy|vamos a|estaremos|estare|salimos|viaj\w+|vacaciones|de viaje|fuera|no (?:hay|habra|va a haber) nadie)\b/
const QUIET =
  /\b(?:(?:do not|don'?t|dont|no|not|leave|without|stop|skip|keep)\b.{0,30}\b(?:events?|touch\w*|mess\w*|control\w*|switch\w*|chang\w*|bother\w*|ask\w*|contact\w*|alone|off|ac|thermostat|car|battery|heater|notices?|messages?)|sin (?:eventos|avisos)|no (?:me |nos )?(?:toquen|molesten|pidan|avisen|llamen|cambien|controlen)|dejen)\b/
const ENDS =
  /\b(?:leave the (?:program|thermostat|battery)|quit|cancel\w*|for good|out of the program|end (?:it|the program)|salir\w* del programa|dejar el programa|darme de baja|cancel\w+)\b/
const READ_AS =
  /^(?:programs\.(?:leave|pause|details|catch)|events\.(?:decline|next)|vacation\.pause|remark|out-of-scope|no|stop|devices\.\w+|small-talk|notifications\.change)$/

/** "We're in Italy from the 2nd to the 16th, don't touch the AC then": days away, and no wish to leave the program. */
export const followAwayFirst: Follow = async ({ turn, words, acts, count, asks }) => {
  if (count > 40 || asks || waitsForYes(turn) || !AWAY.test(words) || !QUIET.test(words)) return undefined
  if (ENDS.test(words) || !acts.every(({ intent }) => READ_AS.test(intent))) return undefined
  if (!readWhen(words).some(({ slots }) => slots.fromDate ?? slots.date)) return undefined
  const slots = slotsOfDays(turn.text)
  if (!slots.date) return undefined
  return followed('vacation.pause', () =>
    goAway(turn, { intent: 'vacation.pause', confidence: 1, slots, span: turn.text }),
  )
}
