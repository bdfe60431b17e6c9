import type { Ticket } from '@/lib/db/generated/client'
import { randomReference } from '@/lib/db/reference'
import { AppError } from '@/lib/errors'
import type { TicketDto } from '@/lib/protocol/me'
import { requireCustomer } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'

export type OpenTicketInput = {
  /** question | complaint | outage | fault | contact-change | billing */
  topic: string
  text: string
  callbackAt?: string
  contact?: string
}

const SAME_WITHIN_MS = 3_600_000

/** Hands something over to a person. The same topic asked again within an hour adds to the open ticket. */
export async function openTicket({ ctx, input }: Call<OpenTicketInput>): Promise<TicketDto> {
  const { customerId } = requireCustomer(ctx.actor)
  return withTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from "Customer" where id = ${customerId} for update`
    const now = ctx.now()
    const open = await tx.ticket.findFirst({
      where: {
        customerId,
        topic: input.topic,
        state: 'open',
        createdAt: { gt: new Date(now.getTime() - SAME_WITHIN_MS) },
      },
      orderBy: { createdAt: 'desc' },
    })
    if (open) {
      const known = open.text.includes(input.text)
      const row = await tx.ticket.update({
        where: { id: open.id },
        data: {
          text: known ? open.text : `${open.text}\n${input.text}`.slice(0, 4000),
          ...(input.callbackAt ? { callbackAt: input.callbackAt } : {}),
          ...(input.contact ? { contact: input.contact } : {}),
        },
      })
      return presentTicket(row)
    }
    const row = await tx.ticket.create({
      data: {
        reference: randomReference('T'),
        customerId,
        topic: input.topic,
        text: input.text.slice(0, 4000),
        callbackAt: input.callbackAt ?? null,
        contact: input.contact ?? null,
        createdAt: now,
      },
    })
    return presentTicket(row)
  })
}

/** Sets when a person calls back, and how, about the ticket named or the newest open one; a time of null takes it back. */
export async function setCallback({
  ctx,
  input,
}: Call<{ callbackAt?: string | null; contact?: string | null; reference?: string }>): Promise<TicketDto> {
  const { customerId } = requireCustomer(ctx.actor)
  const ticket = await ctx.db.ticket.findFirst({
    where: { customerId, state: 'open', reference: input.reference },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  if (!ticket) throw new AppError('not-found', 'You have no open request to a person.')
  const row = await ctx.db.ticket.update({
    where: { id: ticket.id, customerId },
    data: {
      ...(input.callbackAt !== undefined ? { callbackAt: input.callbackAt?.slice(0, 100) || null } : {}),
      ...(input.contact !== undefined ? { contact: input.contact?.slice(0, 200) || null } : {}),
    },
  })
  return presentTicket(row)
}

export async function listMyTickets(ctx: Context): Promise<TicketDto[]> {
  const { customerId } = requireCustomer(ctx.actor)
  const rows = await ctx.db.ticket.findMany({
    where: { customerId },
    orderBy: { createdAt: 'desc' },
    take: 20,
  })
  return rows.map(presentTicket)
}

export function presentTicket(row: Ticket): TicketDto {
  return {
    ticketId: row.id,
    reference: row.reference,
    state: row.state as TicketDto['state'],
    topic: row.topic,
    text: row.text,
    callbackAt: row.callbackAt,
    createdAt: row.createdAt.toISOString(),
  }
}
