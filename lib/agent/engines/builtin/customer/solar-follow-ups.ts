import { asks } from '@/lib/agent/understanding/only-asks'
import { type Act, askBelowConfidence } from '@/lib/agent/understanding/understanding'
import type { Follow } from './follow-ups'
import { followed } from './follow-ups'
import { answerSolarFacts, solarFactsIn } from './solar-facts/answer-solar-facts'
import { solarDetails } from './solar-topics'

/** What a question about solar may be read as; whatever else a message holds is answered by itself. */
const MAY_ASK_OF_SOLAR =
  /^(?:solar\.(?!order)|programs\.(?:search|details|catch|eligibility|mine)|compare\.|out-of-scope|complaint|injection|other-customer|repeat|remark|small-talk|greet|thanks|no|stop|choose|correct-choice|other-one|reward\.explain|baseline\.explain|events\.(?:why|next|history)|bill\.explain|usage\.summary|outage\.status|notifications\.change|privacy\.data-use|orders\.list|earnings\.show|devices\.list|who-are-you|capabilities)/

export function mayAskOfSolar({ intent, confidence, slots, span }: Act): boolean {
  const asksOnly = /^(?:solar\.order|programs\.enroll)$/.test(intent) && asks(span)
  return (
    (asksOnly || MAY_ASK_OF_SOLAR.test(intent) || confidence < askBelowConfidence) && slots.polarity !== 'yes'
  )
}

/** Facts about solar, answered before anything bigger is shown. */
export const followSolar: Follow = async ({ turn, words, acts, asks: questioned }) => {
  if (!acts.every(mayAskOfSolar)) return undefined
  // "No" to a card that waits is an answer first.
  const { focusOfferId } = turn.memory
  if (KNOW_MORE.test(words) && focusOfferId?.startsWith('solar:'))
    return followed('solar.details', () =>
      solarDetails(turn, {
        intent: 'solar.details',
        confidence: 1,
        slots: { offerId: focusOfferId },
        span: turn.text,
      }),
    )
  const questioning = questioned || asks(turn.text)
  const refuses = acts.some(({ slots }) => slots.polarity === 'no')
  if (turn.memory.asking && refuses && !(turn.memory.strayed && questioning)) return undefined
  if (!questioning && acts.every(({ intent }) => /^(?:no|stop|thanks|goodbye)$/.test(intent)))
    return undefined
  // Beside an answer to a card what is only told is its reason: "cancel it, my landlord said no".
  if (turn.memory.asking === 'proposal' && !questioning) return undefined
  const other = acts.filter((act) => act.confidence >= 0.7 && OTHER.test(act.intent))
  if (other.length > 0 && acts.length > 1) return undefined
  const answer = await answerSolarFacts(turn, turn.text)
  return answer && followed('solar.details', async () => answer)
}

/** "Do I pay you or the installer?" asks of whom one buys, and chooses no way to pay. */
export const followSeller: Follow = async ({ turn, words, asks: questioned }) => {
  if (!questioned || !WHOM.test(words) || turn.memory.asking === 'proposal') return undefined
  if (!solarFactsIn(words).some(({ id }) => id === 'seller')) return undefined
  const answer = await answerSolarFacts(turn, turn.text)
  return answer && followed('solar.details', async () => answer)
}
const WHOM = /\b(?:you|u|utility|who|whom|installer|ustedes|quien|instalador)\b/

/** "I don't want to buy it, I just want to know more" */
const KNOW_MORE =
  /\b(?:just|only|first|rather|solo|nada mas|primero) (?:want(?:ed)? |like |trying |quiero |quisiera |queria )?(?:to )?(?:know|learn|see|hear|read|look|saber|conocer|ver)\b.{0,20}\b(?:more|about|details?|info\w*|at it|mas|detalles)\b/

/** Beside a question about solar these are questions of their own. */
const OTHER = /^(?:usage|bill|earnings|events|outage|privacy|orders|devices|notifications|baseline)\b/
