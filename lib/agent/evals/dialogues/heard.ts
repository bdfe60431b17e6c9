import type { Message, Part, PartOf } from '@/lib/protocol/message'

/** What came back after one move of the customer. */
export type Heard = {
  said: string
  messages: Message[]
  parts: Part[]
  /** Everything a reader of the answer can read, cards too, on one line */
  words: string
  /** Text and errors alone, without cards */
  plain: string
}

export function hear(said: string, messages: Message[]): Heard {
  const parts = messages.flatMap((message) => message.parts)
  return {
    said,
    messages,
    parts,
    words: parts.flatMap(readable).join(' '),
    plain: parts
      .map((part) => (part.type === 'text' || part.type === 'error' ? part.text : ''))
      .filter(Boolean)
      .join(' '),
  }
}

export function partOf<T extends Part['type']>(heard: Heard, type: T): PartOf<T> | undefined {
  return heard.parts.find((part) => part.type === type) as PartOf<T> | undefined
}

/** The newest card that waits for a decision. */
export function openCard(heard: Heard): PartOf<'confirm'> | undefined {
  return heard.parts.findLast(
    (part): part is PartOf<'confirm'> => part.type === 'confirm' && part.state === 'open',
  )
}

const HIDDEN_KEYS = new Set([
  'type',
  'action',
  'declineAction',
  'state',
  'expiresAt',
  'form',
  'kind',
  'domain',
])

/** Every string and number of a part that is shown; ids, actions and states are not read aloud. */
function readable(value: unknown, key?: unknown): string[] {
  if (typeof value === 'string') return /Id$|^values$/.test(String(key)) ? [] : [value]
  if (typeof value === 'number')
    return /Minor/.test(String(key)) ? [(value / 100).toFixed(2)] : [String(value)]
  if (Array.isArray(value)) return value.flatMap((item) => readable(item, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([name]) => !HIDDEN_KEYS.has(name) && name !== 'values')
    .flatMap(([name, inner]) => readable(inner, name))
}
