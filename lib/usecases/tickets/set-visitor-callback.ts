import { AppError } from '@/lib/errors'
import type { TicketDto } from '@/lib/protocol/me'
import type { Call } from '../context'
import { presentTicket } from './open-ticket'
import type { MyCallback } from './read-my-callback'

/** When and on which number somebody who cannot sign in wants to be called, about a request of this very browser. */
export async function setVisitorCallback({
  ctx,
  input,
}: Call<{ reference: string; callbackAt?: string; contact?: string }>): Promise<TicketDto & MyCallback> {
  const { actor } = ctx
  const ticket =
    actor.kind === 'visitor' && actor.visitorId
      ? await ctx.db.ticket.findFirst({
          where: { visitorId: actor.visitorId, state: 'open', reference: input.reference },
        })
      : null
  if (!ticket) throw new AppError('not-found', 'You have no open request to a person.')
  const row = await ctx.db.ticket.update({
    where: { id: ticket.id },
    data: {
      ...(input.callbackAt ? { callbackAt: input.callbackAt.slice(0, 100) } : {}),
      ...(input.contact ? { contact: input.contact.slice(0, 200) } : {}),
    },
  })
  return { ...presentTicket(row), contact: row.contact }
}
