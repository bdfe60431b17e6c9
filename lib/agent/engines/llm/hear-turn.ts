import { programsNamedIn, solarNamedIn } from '@/lib/agent/engines/builtin/customer/named-in-words'
import type { Turn } from '@/lib/agent/turn'
import type { Intent } from '@/lib/agent/understanding/intent'
import type { Act, Understander } from '@/lib/agent/understanding/understanding'
import { publishedPrograms } from '@/lib/usecases/offers/list-offers'

/** What our own code reads in a turn, whatever the engine, and whether the turn stays with it. */
export type HeardTurn = { acts: Act[]; locale: 'en' | 'es'; ours: boolean }

/** Yes and no, sign-in and out, safety, answers to events, changes, refusals: decided by rules, never by a model. */
const OURS: ReadonlySet<Intent> = new Set<Intent>([
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
  'options.proceed',
  'options.proceed-with',
  'options.decline',
  'activation.stop',
  'activation.extend',
  'alert.acknowledge',
  'alert.shelve',
  'alert.close',
  'note.add',
])
const SURE = 0.6

/** Buttons, everything before sign-in, and whatever decides or protects stays with the built-in engine. */
export async function hearTurn(turn: Turn, understand: Understander): Promise<HeardTurn> {
  const { actor, db } = turn.ctx
  if (turn.action || turn.code || actor.kind === 'visitor')
    return { acts: [], locale: turn.locale, ours: true }
  const shown = (turn.memory.offers ?? []).map((offer, i) => ({ ...offer, ordinal: i + 1 }))
  const customer = actor.kind === 'customer'
  const [programs, alsoNamed] = customer
    ? await Promise.all([publishedPrograms(db), solarNamedIn(db, turn.text, shown)])
    : [[], []]
  const { acts, locale } = understand(turn.text, {
    audience: customer ? 'customer' : 'staff',
    locale: turn.locale,
    signedIn: true,
    expecting: turn.memory.expecting,
    offers: [...shown, ...alsoNamed],
    entities: { programs: programsNamedIn(turn.text, programs, turn.locale) },
  })
  const foreignMeter = acts.some(
    ({ slots }) => slots.meterId !== undefined && (!customer || slots.meterId !== actor.meterId),
  )
  const long = turn.text.trim().split(/\s+/).length >= 3
  return {
    acts,
    locale: customer && long ? locale : turn.locale,
    ours:
      (customer && foreignMeter) ||
      acts.some(
        (act) => OURS.has(act.intent) && (act.confidence >= SURE || act.intent === 'safety.emergency'),
      ),
  }
}
