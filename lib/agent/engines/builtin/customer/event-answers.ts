import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { ANSWERABLE } from '@/lib/domain/activation/activation-state'
import { respondToEvent } from '@/lib/usecases/activations/respond-to-event'
import { chips } from './chips'

export type OpenEvent = { activationId: string; unanswered: boolean; toldAt: Date | null }

/** The newest event of this meter that can still be answered. */
export async function newestOpenEvent({ ctx }: Turn): Promise<OpenEvent | undefined> {
  const { actor, db } = ctx
  if (actor.kind !== 'customer') return undefined
  const row = await db.participant.findFirst({
    where: {
      meterId: actor.meterId,
      noticedAt: { not: null },
      activation: { state: { in: [...ANSWERABLE] }, endAt: { gt: await ctx.gridNow() } },
    },
    orderBy: { noticedAt: 'desc' },
  })
  if (!row) return undefined
  const notice = row.noticeMessageId
    ? await db.message.findUnique({ where: { id: row.noticeMessageId }, select: { createdAt: true } })
    : null
  return {
    activationId: row.activationId,
    unanswered: row.state === 'asked',
    toldAt: notice?.createdAt ?? null,
  }
}

export function answerEventReply(accept: boolean) {
  return async (turn: Turn, _act: Act): Promise<Reply> => {
    const event = await newestOpenEvent(turn)
    if (!event) return say(turn.t('events.noneOpen'), chips(turn, ['nextEvent', 'leave']))
    return replyToEvent(turn, event.activationId, accept)
  }
}

export async function replyToEvent(turn: Turn, activationId: string, accept: boolean): Promise<Reply> {
  const { ctx, t } = turn
  await respondToEvent({ ctx, input: { activationId, accept } })
  return { ...say(t(accept ? 'events.accepted' : 'events.declined')), memory: { activationId } }
}
