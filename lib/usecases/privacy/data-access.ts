import type { Db, Tx } from '@/lib/db/client'
import { type Actor, actorName } from '@/lib/domain/actor'
import type { DataAccessDto } from '@/lib/protocol/me'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'

/** Notes that somebody else than the customer read the customer's data, and what for. Call it in the reading use case. */
export async function recordDataAccess(
  db: Db | Tx,
  actor: Actor,
  customerIds: readonly string[],
  purpose: string,
  now: Date,
): Promise<void> {
  const others = customerIds.filter((id) => actor.kind !== 'customer' || actor.customerId !== id)
  if (others.length === 0) return
  await db.dataAccess.createMany({
    data: others.map((customerId) => ({ customerId, actor: actorName(actor), purpose, at: now })),
  })
}

/** Who looked at the customer's data, newest first. */
export async function listDataAccess(
  ctx: Context,
  page: { after: { at: Date; id: string } | null; limit: number } = { after: null, limit: 50 },
): Promise<(DataAccessDto & { id: string })[]> {
  const { customerId } = requireCustomer(ctx.actor)
  const { after } = page
  const rows = await ctx.db.dataAccess.findMany({
    where: {
      customerId,
      ...(after ? { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: page.limit,
  })
  return rows.map((row) => ({ id: row.id, at: row.at.toISOString(), who: row.actor, purpose: row.purpose }))
}
