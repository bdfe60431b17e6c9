import type { Tx } from '@/lib/db/client'
import { appendOutbox, ROOMS } from '@/lib/db/outbox'
import { AppError } from '@/lib/errors'
import { requireCustomer } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'

export type EndReason = 'signed-out' | 'ended-by-customer' | 'revoked' | 'expired' | 'disabled' | 'deleted'

/** Ends sessions and tells their sockets, which the relay then turns back into a visitor's. */
export async function endSessions(
  tx: Tx,
  where: { id?: string; customerId?: string; staffId?: string; notId?: string },
  reason: EndReason,
  now: Date,
): Promise<number> {
  const rows = await tx.session.findMany({
    where: {
      id: where.id,
      customerId: where.customerId,
      staffId: where.staffId,
      endedAt: null,
      ...(where.notId ? { NOT: { id: where.notId } } : {}),
    },
    select: { id: true },
  })
  for (const row of rows) {
    const { count } = await tx.session.updateMany({
      where: { id: row.id, endedAt: null },
      data: { endedAt: now, endedReason: reason },
    })
    if (count === 1)
      await appendOutbox(tx, {
        audience: ROOMS.session(row.id),
        event: 'session:changed',
        payload: {
          state: reason === 'expired' ? 'expired' : 'anonymous',
          conversationId: '',
          epoch: 0,
          latestSeq: 0,
        },
      })
  }
  return rows.length
}

export async function signOut(ctx: Context): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'customer' && actor.kind !== 'staff') return
  await withTransaction(ctx, (tx) => endSessions(tx, { id: actor.sessionId }, 'signed-out', ctx.now()))
}

export async function endOwnSession({ ctx, input }: Call<{ sessionId: string }>): Promise<void> {
  const actor = requireCustomer(ctx.actor)
  const ended = await withTransaction(ctx, (tx) =>
    endSessions(tx, { id: input.sessionId, customerId: actor.customerId }, 'ended-by-customer', ctx.now()),
  )
  if (ended === 0) throw new AppError('not-found', 'This session has ended already.')
}

export async function signOutEverywhere(ctx: Context): Promise<number> {
  const actor = requireCustomer(ctx.actor)
  return withTransaction(ctx, (tx) =>
    endSessions(tx, { customerId: actor.customerId }, 'signed-out', ctx.now()),
  )
}

/** A browser that signs in anew leaves no session behind that its old cookie still opens. */
export async function endReplaced(ctx: Context, before: string | null, now: string): Promise<void> {
  if (!before || before === now) return
  await withTransaction(ctx, (tx) => endSessions(tx, { id: before }, 'signed-out', ctx.now()))
}
