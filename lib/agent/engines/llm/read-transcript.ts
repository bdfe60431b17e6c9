import type { ModelMessage } from 'ai'
import type { Turn } from '@/lib/agent/turn'
import { hideCodes } from '@/lib/domain/otp/rules'
import type { Part } from '@/lib/protocol/message'
import { asData } from './model-tools'

const NEWEST = 12
const MOST_CHARS = 2000
const METER_ID = /\bN[\s._-]{0,3}E[\s._-]{0,3}\d{7}[\s._-]{0,3}\d\b/gi

/**
 * The newest messages as a model sees them: words only, codes and meter ids hidden. The person who asks is the user; what
 * anybody else wrote, our own earlier answers, notices and staff among them, is data.
 */
export async function readTranscript(turn: Turn): Promise<ModelMessage[]> {
  const rows = await turn.ctx.db.message.findMany({
    where: { conversationId: turn.conversationId },
    orderBy: { seq: 'desc' },
    take: NEWEST,
  })
  const asking = turn.ctx.actor.kind === 'staff' ? 'admin' : 'customer'
  const messages = rows.toReversed().flatMap((row): ModelMessage[] => {
    const text = redact((row.parts as unknown as Part[]).map(wordsOf).filter(Boolean).join(' ')).slice(
      0,
      MOST_CHARS,
    )
    if (!text) return []
    return row.role === asking
      ? [{ role: 'user', content: text }]
      : [{ role: 'assistant', content: asData(text) }]
  })
  // Endpoints want the person first.
  const first = messages.findIndex((message) => message.role === 'user')
  return first < 0 ? [{ role: 'user', content: redact(turn.text) }] : messages.slice(first)
}

function wordsOf(part: Part): string {
  if (part.type === 'text') return part.text
  return 'summary' in part && part.summary ? `[card: ${part.summary}]` : ''
}

function redact(text: string): string {
  return hideCodes(text.replace(METER_ID, '[meter]'))
}
