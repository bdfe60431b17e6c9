import type { Reply, Turn } from '@/lib/agent/turn'
import { soundsLikeEmergency } from '@/lib/agent/understanding/emergency'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { plainSpanish } from '@/lib/agent/understanding/spanish-words'
import type { Act } from '@/lib/agent/understanding/understanding'
import { followAway } from './away-follow-ups'
import { followDeviceGone } from './device-gone'
import { followPauseAnew } from './pause-anew'
import { followAlwaysTold } from './always-told'
import { followAwayFirst } from './away-first'
import { followSwitchAsked } from './switch-asked'
import { followBothTogether } from './both-together'
import { followOnlyHere } from './only-here'
import { followUsageSource } from './usage-source'
import { followDeviceFelt } from './device-felt'
import { followJoinsByDevice } from './joins-by-device'
import { followGoodbye } from './says-goodbye'
import { followReserve } from './reserve-asked'
import { followByHand } from './by-hand'
import { followWhatStands } from './what-stands'
import { followOrderAsked } from './order-asked'
import { followEventAsked } from './event-asked'
import { followCardDays } from './card-days'
import { followCard } from './card-follow-ups'
import { followComparison } from './compare-follow-ups'
import { followDanger } from './danger-follow-ups'
import { followDeviceBehaviour } from './device-behaviour'
import { followDevice } from './device-follow-ups'
import { followElsewhere, followMedical } from './elsewhere-follow-ups'
import { followEvent } from './event-follow-ups'
import { followEventOnCondition } from './event-on-condition'
import { followEventSentences } from './event-sentences'
import { followFact } from './fact-follow-ups'
import { followJoinNow } from './join-now'
import { followLimit } from './limit-follow-ups'
import { followMedicalJoining } from './medical-joining'
import { followMonthCost } from './month-cost'
import { followMovingHouse } from './moving-house'
import {
  followCloses,
  followCouldEarn,
  followFirstEvent,
  followHowToStart,
  followNextTime,
  followRatherOut,
  followWhereSeen,
} from './new-programs-asked'
import { followOrder } from './order-follow-ups'
import { followOthers } from './others-follow-ups'
import { followOurNumber } from './our-number'
import { followPassOn } from './pass-on'
import { followPaysMost } from './pays-most'
import { followPayment } from './payment-follow-ups'
import { followPrivacy } from './privacy-follow-ups'
import { followProgramState } from './program-state'
import { followReported } from './reported-follow-ups'
import { followResult } from './result-follow-ups'
import { followSettings } from './settings-follow-ups'
import { followSeller, followSolar } from './solar-follow-ups'
import { followStartsLater } from './starts-later'
import { followOwnState } from './state-questions'
import { followStillThere } from './still-there'
import { followStreet } from './street-questions'
import { followTake } from './take-follow-ups'
import { followThatOne } from './that-one'
import { followWhenPaid } from './when-paid'
import { followTicket } from './ticket-follow-ups'
import { followUsage } from './usage-follow-ups'
import { followVisit } from './visit-follow-ups'
import { followRebate, followWantsByHand } from './wants-by-hand'

/** What a message goes on about, and how that is answered. */
export type Followed = { about: CustomerIntent; answer: () => Promise<Reply> }

/** One message as it was heard, whole: `words` are folded, so that one spelling is enough. */
export type Heard = { turn: Turn; words: string; count: number; acts: readonly Act[]; asks: boolean }
export type Follow = (heard: Heard) => Promise<Followed | undefined>

const follows: readonly Follow[] = [
  followDanger,
  followReported,
  followOnlyHere,
  followReserve,
  followDeviceFelt,
  followUsageSource,
  followPauseAnew,
  followDeviceGone,
  followJoinsByDevice,
  followSwitchAsked,
  followThatOne,
  followWhenPaid,
  followAwayFirst,
  followAlwaysTold,
  followGoodbye,
  // A yes that names another time or another loan is no yes to the quote as it stands: read before a yes is.
  followVisit,
  followSeller,
  followPayment,
  followCard,
  followOrderAsked,
  followBothTogether,
  followStartsLater,
  followJoinNow,
  followWantsByHand,
  followRebate,
  followCouldEarn,
  followPaysMost,
  followFirstEvent,
  followNextTime,
  followMovingHouse,
  followWhereSeen,
  followCloses,
  followHowToStart,
  followRatherOut,
  followProgramState,
  followWhatStands,
  followByHand,
  followEventAsked,
  followOwnState,
  followEventSentences,
  followMonthCost,
  followComparison,
  followSolar,
  followOrder,
  followTake,
  followLimit,
  followElsewhere,
  followPrivacy,
  followMedicalJoining,
  followOthers,
  followSettings,
  followCardDays,
  followAway,
  followDeviceBehaviour,
  followOurNumber,
  followPassOn,
  followStillThere,
  followStreet,
  followTicket,
  followEventOnCondition,
  followEvent,
  followResult,
  followUsage,
  followFact,
  followDevice,
]

const LONGEST = 40

/**
 * What words mean after what was just talked about: "and the one before?", "report it", "only tonight". Read before the
 * learnt intents are acted on, because such words name nothing themselves.
 */
export async function followUp(turn: Turn, acts: readonly Act[]): Promise<Followed | undefined> {
  const words = plainSpanish(foldText(turn.text)).trim()
  const count = words.split(/\s+/).length
  if (count > LONGEST) return undefined
  const heard: Heard = { turn, words, count, acts, asks: /[?¿]/.test(turn.text) || ASKING.test(words) }
  const danger = acts.some((act) => act.intent === 'safety.emergency') && DANGER.test(words)
  const told = danger && !soundsLikeEmergency(turn.text) ? [followDanger, followMedical] : [followDanger]
  for (const follow of danger ? told : follows) {
    const found = await follow(heard)
    if (found) return found
  }
  return undefined
}

/** A word that danger is told with: without any, an unsure reading of one gives way to what was talked about. */
const DANGER =
  /fire|smok|spark|burn|smell|odou?r|shock|zap|tingl|electrocut|wire|line|cable|pole|down|fell|fall|hang|explo|bang|boom|blew|hot|melt|hurt|injur|unconsc|breath|di(?:e|ed|ying)|dead|help|911|emergenc|danger|flood|gas|hiss|arc|glow|flame|live|trap|blood|crash|humo|fuego|incendi|chisp|quem|huel|olor|poste|tendido|caid|cay|suelt|colg|corriente|descarga|calambre|toque|herid|muert|muer|ayud|socorr|auxili|peligr|explot|revent|inund|arde|ardi|llamas|atrap|choc|sangr|respir|oxigen|oxygen|ventilat|dialys|dialis/

const ASKING =
  /^\W*(?:(?:and|so|but|well|wait|hm+|ok|okay|hey|y|ah|eh|pero|entonces|oye|oiga|bueno|espera|perdon)\W+)*(?:what|whats|what's|whens|wheres|a que hora|hasta|when|where|who|why|how|which|is|are|am|do|does|did|can|could|will|would|should|que|cuando|cuanto|cuanta|donde|quien|por que|como|cual|puedo|podria)\b/

export { lately } from './lately'

/** Something waits for the customer's own yes or no. */
export function waitsForYes({ memory }: Turn): boolean {
  return memory.expecting === 'yes-no' && (memory.asking === 'order' || memory.asking === 'proposal')
}

export function followed(about: CustomerIntent, answer: () => Promise<Reply>): Followed {
  return { about, answer }
}

/** The act an intent's own answer takes, in the customer's words. */
export function actFor(intent: CustomerIntent, { turn, acts }: Heard): Act {
  return {
    intent,
    confidence: 1,
    slots: Object.assign({}, ...[...acts].reverse().map((act) => act.slots)),
    span: turn.text,
  }
}
