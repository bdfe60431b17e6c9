import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { isConditional } from '@/lib/agent/understanding/conditions'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Act } from '@/lib/agent/understanding/understanding'
import { endSessions } from '@/lib/usecases/sessions/end-session'
import { asDone } from './as-done'
import { chips } from './chips'

/** "Where am I signed in?" ends no session. */
const ONLY_ASKS = /\b(?:where|which|what|who|show|see|list|ver|mu[eé]str\w+|d[oó]nde|en qu[eé]|cu[aá]les)\b/i

/** The session ends in the transaction that stores the last message: it still arrives, and nothing lands behind it. */
export async function signOutNow(turn: Turn, act: Act): Promise<Reply> {
  if (asks(act.span) || isConditional(act.span) || ONLY_ASKS.test(act.span))
    return say(turn.t('auth.sessionsAt'), chips(turn, ['signOutEverywhere']))
  const { actor, now } = turn.ctx
  const everywhere = act.intent === 'auth.sign-out-everywhere'
  return {
    ...asDone(turn, {
      ...say(turn.t(everywhere ? 'auth.signedOutEverywhere' : 'auth.signedOut')),
      memory: { expecting: undefined },
    }),
    within: async (tx) => {
      if (actor.kind !== 'customer') return
      const which = everywhere ? { customerId: actor.customerId } : { id: actor.sessionId }
      await endSessions(tx, which, 'signed-out', now())
    },
  }
}
