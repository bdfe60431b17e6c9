import { actorName } from '@/lib/domain/actor'
import { maskMeterIds } from '@/lib/domain/mask-meter-ids'
import { AppError } from '@/lib/errors'
import type { TicketDetailDto } from '@/lib/protocol/admin-customers'
import type { Part } from '@/lib/protocol/message'
import { requireStaff } from '../authorize'
import type { Call, Context } from '../context'
import { recordDataAccess } from '../privacy/data-access'
import { presentForStaff } from './list-tickets'

const TRANSCRIPT_MESSAGES = 40
/** A screen that reads again every few seconds is one look, not hundreds. */
const SAME_LOOK_MS = 15 * 60_000

/** One ticket with the end of its conversation. Reading it is noted for the customer to see. */
export async function readTicket({ ctx, input }: Call<{ ticketId: string }>): Promise<TicketDetailDto> {
  requireStaff(ctx.actor, 'operator')
  const row = await ctx.db.ticket.findUnique({ where: { id: input.ticketId } })
  if (!row) throw new AppError('not-found', 'There is no such ticket.')
  const [ticket] = await presentForStaff(ctx.db, [row])
  if (!row.customerId) return { ticket: ticket!, transcript: [] }
  await noteLook(ctx, row.customerId, `hand-over ${row.reference}`)
  const messages = await ctx.db.message.findMany({
    where: { conversation: { customerId: row.customerId } },
    orderBy: { seq: 'desc' },
    take: TRANSCRIPT_MESSAGES,
  })
  return {
    ticket: ticket!,
    transcript: messages.toReversed().flatMap((message) => {
      const text = maskMeterIds(wordsOf(message.parts as unknown as Part[]))
      if (!text) return []
      return [
        {
          id: message.id,
          at: message.createdAt.toISOString(),
          role: message.role as TicketDetailDto['transcript'][number]['role'],
          author: message.role === 'admin' ? message.author : null,
          text,
        },
      ]
    }),
  }
}

async function noteLook(ctx: Context, customerId: string, purpose: string): Promise<void> {
  const now = ctx.now()
  const same = await ctx.db.dataAccess.findFirst({
    where: {
      customerId,
      actor: actorName(ctx.actor),
      purpose,
      at: { gt: new Date(now.getTime() - SAME_LOOK_MS) },
    },
    select: { id: true },
  })
  if (!same) await recordDataAccess(ctx.db, ctx.actor, [customerId], purpose, now)
}

function wordsOf(parts: Part[]): string {
  return parts
    .map((part) =>
      part.type === 'text' || part.type === 'error'
        ? part.text
        : 'summary' in part && part.summary
          ? `[${part.summary}]`
          : '',
    )
    .filter(Boolean)
    .join(' ')
}
