import { programsOnSale } from '@/lib/agent/engines/builtin/customer/catalogue'
import { inContext } from '@/lib/agent/engines/builtin/customer/in-context'
import { programsNamedIn, solarNamedIn } from '@/lib/agent/engines/builtin/customer/named-in-words'
import { readsStaffWords } from '@/lib/agent/engines/builtin/staff/answer-staff'
import type { Turn } from '@/lib/agent/turn'
import type { CustomerIntent, Intent } from '@/lib/agent/understanding/intent'
import type { Act, Understander } from '@/lib/agent/understanding/understanding'

/** What our own code reads in a turn, whatever the engine, and whether the turn stays with it. */
export type HeardTurn = { acts: Act[]; locale: 'en' | 'es'; ours: boolean }

/** Yes and no, sign-in and out, safety, answers to events, changes, refusals: decided by rules, never by a model. */
const OURS: ReadonlySet<Intent> = new Set<CustomerIntent>([
  'yes',
  'no',
  'stop',
  'safety.emergency',
  'injection',
  'other-customer',
  'auth.sign-in',
  'auth.meter-id',
  'auth.code',
  'auth.resend-code',
  'auth.other-channel',
  'auth.not-my-number',
  'auth.sign-out',
  'auth.sign-out-everywhere',
  'events.accept',
  'events.decline',
  'programs.leave',
  'programs.pause',
  'programs.rejoin',
  'orders.cancel',
  'outage.report',
  'fault.report',
  'devices.add',
  'notifications.change',
  'vacation.pause',
  'handover.person',
  'solar.site-visit',
  'privacy.delete',
  'privacy.export',
  'language.switch',
  'compare.assumption',
])
const SURE = 0.6
const CHOICES: ReadonlySet<Intent> = new Set<CustomerIntent>(['choose', 'correct-choice', 'programs.enroll'])

/**
 * Buttons, everything before sign-in, and whatever decides or protects stays with the built-in engine. In the control room
 * so does every command and question that the rules read: a model is asked only what they do not understand.
 */
export async function hearTurn(turn: Turn, understand: Understander): Promise<HeardTurn> {
  const { actor } = turn.ctx
  const staysOurs: HeardTurn = { acts: [], locale: turn.locale, ours: true }
  if (turn.action || turn.code) return staysOurs
  if (actor.kind === 'staff') return { ...staysOurs, ours: await readsStaffWords(turn, understand) }
  if (actor.kind !== 'customer') return staysOurs
  return hearCustomer(turn, actor.meterId, understand)
}

async function hearCustomer(turn: Turn, meterId: string, understand: Understander): Promise<HeardTurn> {
  const shown = (turn.memory.offers ?? []).map((offer, i) => ({ ...offer, ordinal: i + 1 }))
  const [programs, alsoNamed] = await Promise.all([programsOnSale(turn), solarNamedIn(turn, shown)])
  const heard = understand(turn.text, {
    audience: 'customer',
    locale: turn.locale,
    signedIn: true,
    expecting: turn.memory.expecting,
    offers: [...shown, ...alsoNamed],
    entities: { programs: programsNamedIn(turn.text, programs, turn.locale) },
  })
  const acts = heard.acts.map((act) => inContext(turn, act))
  const foreignMeter = acts.some(({ slots }) => slots.meterId !== undefined && slots.meterId !== meterId)
  const long = turn.text.trim().split(/\s+/).length >= 3
  return {
    acts,
    locale: long ? heard.locale : turn.locale,
    ours:
      foreignMeter ||
      acts.some(
        (act) =>
          act.intent === 'safety.emergency' ||
          (act.confidence >= SURE && (OURS.has(act.intent) || namesItsChoice(act))),
      ),
  }
}

/** "The second one", "enroll me in Peak Savings": there is nothing left to find out. */
function namesItsChoice({ intent, slots }: Act): boolean {
  const named = slots.offerId ?? slots.programId ?? slots.ordinal
  return CHOICES.has(intent) && named !== undefined
}
