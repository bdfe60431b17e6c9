import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { appendOutbox, ROOMS } from '@/lib/db/outbox'
import type { Part } from '@/lib/protocol/message'
import { presentMessage } from './present-message'

/** Rewrites the parts of the messages that `pick` changes (a card decided) and tells the conversation. */
export async function updateParts(
  tx: Tx,
  where: Prisma.MessageWhereInput,
  change: (part: Part) => Part,
): Promise<number> {
  const rows = await tx.message.findMany({ where, orderBy: { seq: 'asc' } })
  let changed = 0
  for (const row of rows) {
    const before = row.parts as unknown as Part[]
    const parts = before.map(change)
    if (parts.every((part, i) => part === before[i])) continue
    changed += 1
    const updated = await tx.message.update({
      where: { id: row.id },
      data: { parts: parts as unknown as Prisma.InputJsonValue, updatedAt: new Date() },
    })
    await appendOutbox(tx, {
      audience: ROOMS.conversation(row.conversationId),
      event: 'message:update',
      payload: presentMessage(updated),
    })
  }
  return changed
}
