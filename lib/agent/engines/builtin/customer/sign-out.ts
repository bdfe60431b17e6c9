import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { endSessions } from '@/lib/usecases/sessions/end-session'

/** The session ends in the transaction that stores the last message: it still arrives, and nothing lands behind it. */
export async function signOutNow(turn: Turn, act: Act): Promise<Reply> {
  const { actor, now } = turn.ctx
  const everywhere = act.intent === 'auth.sign-out-everywhere'
  return {
    ...say(turn.t(everywhere ? 'auth.signedOutEverywhere' : 'auth.signedOut')),
    memory: { expecting: undefined },
    within: async (tx) => {
      if (actor.kind !== 'customer') return
      const which = everywhere ? { customerId: actor.customerId } : { id: actor.sessionId }
      await endSessions(tx, which, 'signed-out', now())
    },
  }
}
