import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import type { Act } from '@/lib/agent/understanding/understanding'
import { answerEventReply } from './events'
import { openGeneralTopic } from './general-topics'
import { answerChoice, answerNo, answerYes, showMyOrders } from './ordering'
import { showMyPrograms, showPrograms } from './programs'
import { signOutNow } from './sign-out'

export type Topic = (turn: Turn, act: Act) => Promise<Reply>

const general: Topic = async (turn, act) =>
  (await openGeneralTopic(turn, act, turn.locale)) ?? say(turn.t('unknown'))
const notYet: Topic = async (turn) =>
  say(turn.t('unknown'), { type: 'suggestions', items: [turn.t('chips.programs'), turn.t('chips.mine')] })

/** What answers which intent; a map over the closed list, so that a new intent without an answer does not compile. */
export const topics: Record<CustomerIntent, Topic> = {
  greet: general,
  thanks: general,
  goodbye: general,
  'small-talk': general,
  capabilities: general,
  'who-are-you': general,
  yes: answerYes,
  no: answerNo,
  stop: answerNo,
  choose: answerChoice,
  'correct-choice': answerChoice,
  'other-one': answerChoice,
  repeat: notYet,
  'auth.sign-in': async (turn) => say(turn.t('auth.already')),
  'auth.meter-id': async (turn) => say(turn.t('auth.already')),
  'auth.code': async (turn) => say(turn.t('auth.already')),
  'auth.resend-code': async (turn) => say(turn.t('auth.already')),
  'auth.other-channel': async (turn) => say(turn.t('auth.already')),
  'auth.not-my-number': notYet,
  'auth.where-is-meter-id': general,
  'auth.sign-out': signOutNow,
  'auth.sign-out-everywhere': signOutNow,
  'programs.search': showPrograms,
  'programs.details': showPrograms,
  'programs.catch': notYet,
  'programs.enroll': answerChoice,
  'programs.mine': showMyPrograms,
  'programs.leave': notYet,
  'programs.pause': notYet,
  'programs.rejoin': showPrograms,
  'programs.eligibility': showPrograms,
  'solar.search': notYet,
  'solar.details': notYet,
  'solar.financing': notYet,
  'solar.subsidy': notYet,
  'solar.payback': notYet,
  'solar.site-visit': notYet,
  'solar.order': notYet,
  'solar.status': notYet,
  'compare.solar-programs': notYet,
  'compare.offers': showPrograms,
  'compare.assumption': notYet,
  'orders.list': showMyOrders,
  'orders.cancel': notYet,
  'usage.summary': notYet,
  'bill.explain': notYet,
  'earnings.show': notYet,
  'events.next': notYet,
  'events.accept': answerEventReply(true),
  'events.decline': answerEventReply(false),
  'events.why': notYet,
  'events.result': notYet,
  'events.history': notYet,
  'baseline.explain': notYet,
  'reward.explain': notYet,
  'outage.report': notYet,
  'outage.status': notYet,
  'fault.report': notYet,
  'safety.emergency': general,
  'privacy.data-use': notYet,
  'privacy.export': notYet,
  'privacy.delete': notYet,
  'devices.list': notYet,
  'devices.add': notYet,
  'notifications.change': notYet,
  'vacation.pause': notYet,
  'language.switch': notYet,
  'handover.person': notYet,
  complaint: notYet,
  injection: general,
  'other-customer': general,
  'out-of-scope': notYet,
}
