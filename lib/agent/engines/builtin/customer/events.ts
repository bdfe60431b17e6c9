import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { respondToEvent } from '@/lib/usecases/activations/respond-to-event'

const OPEN_STATES = ['notifying', 'active']

/** Events of this meter that can still be answered, newest first. */
async function openEvents(turn: Turn) {
  const { actor, db } = turn.ctx
  if (actor.kind !== 'customer') return []
  return db.participant.findMany({
    where: { meterId: actor.meterId, noticedAt: { not: null }, activation: { state: { in: OPEN_STATES } } },
    include: { activation: true },
    orderBy: { noticedAt: 'desc' },
  })
}

export async function hasOpenEvent(turn: Turn): Promise<boolean> {
  return (await openEvents(turn)).length > 0
}

export function answerEventReply(accept: boolean) {
  return async (turn: Turn, _act: Act): Promise<Reply> => {
    const [event] = await openEvents(turn)
    if (!event) return say(turn.t('events.noneOpen'))
    return replyToEvent(turn, event.activationId, accept)
  }
}

export async function replyToEvent(turn: Turn, activationId: string, accept: boolean): Promise<Reply> {
  const { ctx, t } = turn
  await respondToEvent({ ctx, input: { activationId, accept } })
  return { ...say(t(accept ? 'events.accepted' : 'events.declined')), memory: { activationId } }
}
