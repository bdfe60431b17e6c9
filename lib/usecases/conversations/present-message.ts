import type { Message as Row } from '@/lib/db/generated/client'
import type { Message, MessageKind, MessageRole, Part } from '@/lib/protocol/message'

export function presentMessage(row: Row): Message {
  return {
    id: row.id,
    seq: row.seq,
    role: row.role as MessageRole,
    kind: row.kind as MessageKind,
    ...(row.author ? { author: row.author } : {}),
    ...(row.clientMessageId ? { clientMessageId: row.clientMessageId } : {}),
    createdAt: row.createdAt.toISOString(),
    parts: partsOf(row),
  }
}

/** The room's conversation is about many alerts: each part says which one, words too. */
function partsOf(row: Row): Part[] {
  const parts = row.parts as unknown as Part[]
  const { alertId } = row
  return alertId ? parts.map((part) => ({ alertId, ...part })) : parts
}
