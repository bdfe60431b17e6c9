import type { Tx } from '@/lib/db/client'
import type { Message as Row } from '@/lib/db/generated/client'
import { appendOutbox, ROOMS } from '@/lib/db/outbox'
import type { Part } from '@/lib/protocol/message'
import { presentMessage } from './present-message'

/**
 * Rewrites the parts of many messages under their row locks and tells their conversations; what does not change is
 * left alone, so that a step which runs twice tells nobody twice.
 */
export async function changeMessages(
  tx: Tx,
  messageIds: readonly string[],
  change: (part: Part, messageId: string) => Part,
  now: Date,
): Promise<number> {
  if (messageIds.length === 0) return 0
  const rows = await tx.$queryRaw<Row[]>`
    select * from "Message" where id = any(${[...messageIds]}::text[]) order by id for update`
  const changed = rows.flatMap((row) => {
    const before = row.parts as unknown as Part[]
    const parts = before.map((part) => change(part, row.id))
    return JSON.stringify(parts) === JSON.stringify(before) ? [] : [{ ...row, parts, updatedAt: now }]
  })
  if (changed.length === 0) return 0
  await tx.$executeRaw`
    update "Message" m set parts = v.parts::jsonb, "updatedAt" = ${now}
    from unnest(${changed.map((row) => row.id)}::text[], ${changed.map((row) => JSON.stringify(row.parts))}::text[])
      as v(id, parts) where m.id = v.id`
  await appendOutbox(
    tx,
    ...changed.map((row) => ({
      audience: ROOMS.conversation(row.conversationId),
      event: 'message:update' as const,
      payload: presentMessage(row as unknown as Row),
    })),
  )
  return changed.length
}
