import type { ModelMessage } from 'ai'
import type { Turn } from '@/lib/agent/turn'
import { hideCodes } from '@/lib/domain/otp/rules'
import type { Part } from '@/lib/protocol/message'

const NEWEST = 12
const METER_ID = /\bNE[-\s]?\d{7}[-\s]?\d\b/gi

/** The newest messages as a model sees them: words only, codes and meter ids hidden, everything not typed marked as data. */
export async function readTranscript(turn: Turn): Promise<ModelMessage[]> {
  const rows = await turn.ctx.db.message.findMany({
    where: { conversationId: turn.conversationId },
    orderBy: { seq: 'desc' },
    take: NEWEST,
  })
  return rows.toReversed().flatMap((row): ModelMessage[] => {
    const parts = row.parts as unknown as Part[]
    const text = redact(
      parts
        .map((part) =>
          part.type === 'text'
            ? part.text
            : 'summary' in part && part.summary
              ? `[card: ${part.summary}]`
              : '',
        )
        .filter(Boolean)
        .join(' '),
    )
    if (!text) return []
    const person = row.role === 'customer' || row.role === 'admin'
    return [
      { role: person ? 'user' : 'assistant', content: person ? text : `<data>${text}</data>`.slice(0, 2000) },
    ]
  })
}

function redact(text: string): string {
  return hideCodes(text.replace(METER_ID, '[meter]'))
}
