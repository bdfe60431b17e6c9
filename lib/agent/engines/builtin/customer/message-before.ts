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

/** All that the last answer said, in however many messages. */
export function answerBefore(turn: Turn): Promise<readonly Part[]> {
  const { ctx, conversationId, seq } = turn
  return readOnce(turn, 'answer before', async () => {
    const asked = await ctx.db.message.findFirst({
      where: { conversationId, role: 'customer', seq: { lt: seq } },
      orderBy: { seq: 'desc' },
      select: { seq: true },
    })
    const said = await ctx.db.message.findMany({
      where: { conversationId, role: 'agent', seq: { lt: seq, gt: asked?.seq ?? 0 } },
      orderBy: { seq: 'asc' },
    })
    return said.flatMap(({ parts }) => parts as unknown as Part[])
  })
}
