import { startsWithYes } from './said-to-open'
import { type Follow, followed } from './follow-ups'
import { proposeAgain } from './proposals'

const ONLY_HERE =
  /\b(?:only|just) (?:us|me|my|our|here|in my|at my|the one)\b|\b(?:neighbou?rs?|next door|across the street|everyone else|everybody else|the others?|other houses?|street ?lights?|the (?:shop|bakery|store|house|building)\b)\b.{0,40}\b(?:ha(?:s|ve)|got|fine|on|lit|light|lights|power|okay|ok)\b|\b(?:solo|solamente|nomas) (?:yo|nosotros|a mi|aqui|en mi|mi)\b|\b(?:vecin[oa]s?|los demas|al lado|enfrente)\b.{0,30}\b(?:tiene\w*|hay|si|con luz|luz|bien)\b/

/** At the card that would report an outage: the power is off here alone, so the own switch is looked at first, and the card stays. */
export const followOnlyHere: Follow = async ({ turn, words, asks, count }) => {
  const { memory } = turn
  const { proposal } = memory
  if (memory.asking !== 'proposal' || proposal?.kind !== 'ticket' || proposal.data.topic !== 'outage')
    return undefined
  if (asks || count > 24 || startsWithYes(turn.text) || !ONLY_HERE.test(words)) return undefined
  return followed('outage.report', () => proposeAgain(turn, proposal, turn.t('outage.onlyHere')))
}
