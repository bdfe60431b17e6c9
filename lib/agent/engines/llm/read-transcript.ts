import type { ModelMessage } from 'ai'
import type { Turn } from '@/lib/agent/turn'
import type { Part } from '@/lib/protocol/message'
import { asData } from './model-tools'
import { redact } from './redact'

const NEWEST = 12
const MOST_CHARS = 2000

/**
 * The newest messages up to the one that is answered, as a model sees them: words only, codes, meter ids and contacts
 * hidden. The person who asks is the user; what anybody else wrote, our own earlier answers, notices and staff among them,
 * is data.
 */
export async function readTranscript(turn: Turn): Promise<ModelMessage[]> {
  const { ctx, conversationId, seq } = turn
  const rows = await ctx.db.message.findMany({
    where: { conversationId, seq: { lte: seq } },
    orderBy: { seq: 'desc' },
    take: NEWEST,
  })
  const asking = ctx.actor.kind === 'staff' ? 'admin' : 'customer'
  const ourPhones = [ctx.env.UTILITY_PHONE, ctx.env.EMERGENCY_PHONE]
  const messages = rows.toReversed().flatMap((row): ModelMessage[] => {
    const words = (row.parts as unknown as Part[]).map(wordsOf).filter(Boolean).join(' ')
    const text = redact(words, ourPhones).slice(0, MOST_CHARS)
    if (!text) return []
    return row.role === asking
      ? [{ role: 'user', content: text }]
      : [{ role: 'assistant', content: asData(text) }]
  })
  // Endpoints want the person first.
  const first = messages.findIndex((message) => message.role === 'user')
  return first < 0 ? [{ role: 'user', content: redact(turn.text, ourPhones) }] : messages.slice(first)
}

function wordsOf(part: Part): string {
  if (part.type === 'text') return part.text
  return 'summary' in part && part.summary ? `[card: ${part.summary}]` : ''
}
