import type { Reply } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { Part } from '@/lib/protocol/message'

const SHORTEST = 4

/** Two readers may tell the same fact: in one answer a sentence stands once, where it came first. */
export function saidOnce(reply: Reply): Reply {
  const told = new Set<string>()
  const messages = reply.messages.map((message) => {
    const parts: Part[] = []
    for (const part of message.parts) {
      const text = part.type === 'text' ? withoutTold(part.text, told) : undefined
      if (part.type !== 'text') parts.push(part)
      else if (text) parts.push({ ...part, text })
    }
    return { ...message, parts }
  })
  return { ...reply, messages: messages.filter(({ parts }) => parts.length > 0) }
}

function withoutTold(text: string, told: Set<string>): string {
  const kept = text.split(/(?<=[.!?])(?=\s)/).filter((sentence) => {
    const plain = foldText(sentence).trim()
    if (plain.split(/\s+/).length < SHORTEST) return true
    if (told.has(plain)) return false
    told.add(plain)
    return true
  })
  return kept.join('').trim()
}
