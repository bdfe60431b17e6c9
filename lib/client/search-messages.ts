import type { Message } from '@/lib/protocol/message'
import { messageText } from './part-text'

export type SearchHit = {
  seq: number
  role: Message['role']
  at: string
  before: string
  match: string
  after: string
}

const AROUND = 60

/** Messages that hold the words, newest first, each with the words in their place. Accents and case do not matter. */
export function searchMessages(messages: readonly Message[], query: string): SearchHit[] {
  const wanted = fold(query.trim())
  if (wanted.length < 2) return []
  return messages
    .flatMap((message) => {
      const text = messageText(message).replace(/\s+/g, ' ')
      const at = fold(text).indexOf(wanted)
      if (at < 0) return []
      const end = at + wanted.length
      const start = Math.max(0, at - AROUND)
      return [
        {
          seq: message.seq,
          role: message.role,
          at: message.createdAt,
          before: (start > 0 ? '…' : '') + text.slice(start, at),
          match: text.slice(at, end),
          after: text.slice(end, end + AROUND) + (end + AROUND < text.length ? '…' : ''),
        },
      ]
    })
    .reverse()
}

/** One character stays one character, so that places in the folded text are places in the text. */
function fold(text: string): string {
  return [...text]
    .map((char) => {
      const plain = char.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
      return plain.length === char.length ? plain : char
    })
    .join('')
}
