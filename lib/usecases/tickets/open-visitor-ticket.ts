import { randomReference } from '@/lib/db/reference'
import { AppError } from '@/lib/errors'
import type { TicketDto } from '@/lib/protocol/me'
import type { Call } from '../context'
import { takeFromBudget } from '../take-from-budget'
import { presentTicket } from './open-ticket'

const PER_HOUR = 3
const HOUR_MS = 3_600_000

/** Somebody who cannot sign in asks for a person: "that is not my number". Few an hour, and nothing of any account in it. */
export async function openVisitorTicket({
  ctx,
  input,
}: Call<{ topic: string; text: string; contact?: string }>): Promise<TicketDto> {
  const { actor } = ctx
  if (actor.kind !== 'visitor' || !actor.visitorId)
    throw new AppError(
      'unauthenticated',
      'Open the chat page first: it gives your browser its own conversation.',
    )
  const budget = await takeFromBudget(ctx.db, `ticket:${actor.visitorId}`, PER_HOUR, HOUR_MS, ctx.now())
  if (!budget.allowed)
    throw new AppError('rate-limited', 'A person has your request already. Please wait for their call.', {
      retryAfterMs: budget.retryAfterMs,
    })
  const row = await ctx.db.ticket.create({
    data: {
      reference: randomReference('T'),
      visitorId: actor.visitorId,
      topic: input.topic,
      text: input.text.slice(0, 1000),
      contact: input.contact?.slice(0, 200) ?? null,
      createdAt: ctx.now(),
    },
  })
  return presentTicket(row)
}
