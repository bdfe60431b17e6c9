import type { Db, Tx } from '@/lib/db/client'

/** Language of each participant's customer. */
export async function localesOf(
  db: Db | Tx,
  participants: readonly { customerId: string }[],
): Promise<Map<string, string>> {
  const rows = await db.customer.findMany({
    where: { id: { in: participants.map((participant) => participant.customerId) } },
    select: { id: true, locale: true },
  })
  return new Map(rows.map((row) => [row.id, row.locale]))
}
