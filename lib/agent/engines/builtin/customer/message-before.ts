import { readOnce } from '@/lib/agent/read-once'
import type { Turn } from '@/lib/agent/turn'
import type { Part } from '@/lib/protocol/message'

/** The last message of one side before the one at hand; nothing where there is none. */
export function messageBefore(turn: Turn, role: 'customer' | 'agent'): Promise<readonly Part[]> {
  const { ctx, conversationId, seq } = turn
  return readOnce(turn, `message before, of ${role}`, async () => {
    const last = await ctx.db.message.findFirst({
      where: { conversationId, role, seq: { lt: seq } },
      orderBy: { seq: 'desc' },
    })
    return (last?.parts ?? []) as unknown as Part[]
  })
}

export function textOf(parts: readonly Part[]): string {
  return parts
    .flatMap((part) => (part.type === 'text' ? [part.text] : []))
    .join(' ')
    .trim()
}
