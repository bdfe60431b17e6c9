import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import type { Act } from '@/lib/agent/understanding/understanding'
import { answerChoice, showOther } from './choosing'
import { answerSaidYes } from './clear-yes'
import { compareWays } from './compare-ways'
import { changeByWords, compareOffers } from './comparing'
import { listDevices, tellDevice } from './device-topics'
import { explainBaseline, explainReward, showEarnings } from './earning-topics'
import { answerEventReply } from './event-answers'
import { explainEvent, showHistory, showNextEvent, showResult } from './event-topics'
import { openGeneralTopic } from './general-topics'
import { comeBack, proposeLeaving, proposePausing } from './membership'
import { proposeCancelling, showMyOrders } from './orders'
import { outageStatus, reportFault, reportOutage } from './outage-topics'
import { handOver, hearComplaint, notMyNumber } from './people'
import { changeNotifications, goAway, switchLanguage } from './preference-topics'
import { explainDataUse, offerExport, proposeDeletion } from './privacy-topics'
import { explainCatch, explainEligibility, explainProgram } from './program-topics'
import { showMyPrograms, showPrograms } from './programs'
import { hearRemark, outOfScope, repeatLast } from './repeat'
import { signOutNow } from './sign-out'
import { showSolar } from './solar-offers'
import { orderSolar, siteVisit, solarStatus } from './solar-order-topics'
import { explainFinancing, explainPayback, explainSubsidy, solarDetails } from './solar-topics'
import { explainBill, showUsage } from './usage-topics'
import { speaksOfContact, speaksOfSignIn } from './weak-evidence'
import { answerNo } from './yes-no'

export type Topic = (turn: Turn, act: Act) => Promise<Reply>

const general: Topic = async (turn, act) =>
  (await openGeneralTopic(turn, act, turn.locale)) ?? say(turn.t('unknown'))
const signedInAlready: Topic = async (turn, act) =>
  speaksOfSignIn(act) ? say(turn.t('auth.already')) : outOfScope(turn, act)

/** What answers which intent; a map over the closed list, so that a new intent without an answer does not compile. */
export const topics: Record<CustomerIntent, Topic> = {
  greet: general,
  thanks: general,
  goodbye: general,
  'small-talk': general,
  capabilities: general,
  'who-are-you': general,
  yes: answerSaidYes,
  no: answerNo,
  stop: answerNo,
  choose: answerChoice,
  'correct-choice': answerChoice,
  'other-one': showOther,
  repeat: repeatLast,
  'auth.sign-in': signedInAlready,
  'auth.meter-id': signedInAlready,
  'auth.code': signedInAlready,
  'auth.resend-code': signedInAlready,
  'auth.other-channel': changeNotifications,
  'auth.not-my-number': (turn, act) => (speaksOfContact(act) ? notMyNumber : outOfScope)(turn, act),
  'auth.where-is-meter-id': general,
  'auth.sign-out': signOutNow,
  'auth.sign-out-everywhere': signOutNow,
  'programs.search': showPrograms,
  'programs.details': explainProgram,
  'programs.catch': explainCatch,
  'programs.enroll': answerChoice,
  'programs.mine': showMyPrograms,
  'programs.leave': proposeLeaving,
  'programs.pause': proposePausing,
  'programs.rejoin': comeBack,
  'programs.eligibility': explainEligibility,
  'solar.search': showSolar,
  'solar.details': solarDetails,
  'solar.financing': explainFinancing,
  'solar.subsidy': explainSubsidy,
  'solar.payback': explainPayback,
  'solar.site-visit': siteVisit,
  'solar.order': orderSolar,
  'solar.status': solarStatus,
  'compare.solar-programs': (turn, act) => compareWays(turn, act),
  'compare.offers': compareOffers,
  'compare.assumption': changeByWords,
  'orders.list': showMyOrders,
  'orders.cancel': proposeCancelling,
  'usage.summary': showUsage,
  'bill.explain': explainBill,
  'earnings.show': showEarnings,
  'events.next': showNextEvent,
  'events.accept': answerEventReply(true),
  'events.decline': answerEventReply(false),
  'events.why': explainEvent,
  'events.result': showResult,
  'events.history': showHistory,
  'baseline.explain': explainBaseline,
  'reward.explain': explainReward,
  'outage.report': reportOutage,
  'outage.status': outageStatus,
  'fault.report': reportFault,
  'safety.emergency': general,
  'privacy.data-use': explainDataUse,
  'privacy.export': offerExport,
  'privacy.delete': proposeDeletion,
  'devices.list': listDevices,
  'devices.add': tellDevice,
  'notifications.change': changeNotifications,
  'vacation.pause': goAway,
  'language.switch': switchLanguage,
  'handover.person': handOver,
  complaint: hearComplaint,
  injection: general,
  'other-customer': general,
  remark: hearRemark,
  'out-of-scope': outOfScope,
}
