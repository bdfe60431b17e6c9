import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { signOut, signOutEverywhere } from '@/lib/usecases/sessions/end-session'

/** The last message is stored before the session ends, so that it still arrives. */
export async function signOutNow(turn: Turn, act: Act): Promise<Reply> {
  const everywhere = act.intent === 'auth.sign-out-everywhere'
  return {
    ...say(turn.t(everywhere ? 'auth.signedOutEverywhere' : 'auth.signedOut')),
    memory: { expecting: undefined },
    afterwards: async () => {
      if (everywhere) await signOutEverywhere(turn.ctx)
      else await signOut(turn.ctx)
    },
  }
}
