import type { Intent } from '@/lib/agent/understanding/intent'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { Actor } from '@/lib/domain/actor'

/** Done at once, without a card: these are not done on a condition. */
const DONE_AT_ONCE: ReadonlySet<Intent> = new Set<Intent>([
  'events.accept',
  'events.decline',
  'notifications.change',
  'language.switch',
  'outage.report',
  'fault.report',
  'handover.person',
  'auth.sign-out',
  'auth.sign-out-everywhere',
])

/** "OK, if you promise no messages": a condition changes nothing by itself. */
export function notOnCondition(act: Act): boolean {
  return Boolean(act.slots.hedgedYes) && DONE_AT_ONCE.has(act.intent)
}

/** Whatever else is asked about it: a message that names another meter is about somebody else. */
export function ofAnotherMeter(actor: Actor, acts: readonly Act[]): boolean {
  return (
    actor.kind === 'customer' &&
    acts.some((act) => act.slots.meterId !== undefined && act.slots.meterId !== actor.meterId)
  )
}
