import type { Turn } from '@/lib/agent/turn'
import type { Intent } from '@/lib/agent/understanding/intent'
import type { Understander } from '@/lib/agent/understanding/understanding'

/** What our own code reads, whatever the engine: yes and no, sign-in and out, safety, answers to events, refusals. */
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
  'auth.sign-out',
  'auth.sign-out-everywhere',
  'events.accept',
  'events.decline',
  'programs.leave',
  'programs.pause',
  'programs.rejoin',
  'orders.cancel',
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
export function mustStayBuiltin(turn: Turn, understand: Understander): boolean {
  if (turn.action || turn.code || turn.ctx.actor.kind === 'visitor') return true
  const { acts } = understand(turn.text, {
    audience: turn.ctx.actor.kind === 'staff' ? 'staff' : 'customer',
    locale: turn.locale,
    signedIn: true,
    expecting: turn.memory.expecting,
    offers: turn.memory.offers?.map((offer, i) => ({ ...offer, ordinal: i + 1 })),
  })
  return acts.some(
    (act) => OURS.has(act.intent) && (act.confidence >= SURE || act.intent === 'safety.emergency'),
  )
}
