import type { Message } from '@/lib/protocol/message'

export type Refusal = { seq: number; code: string; text: string }

/** The error that the newest message tells, if it does. */
export function refusalOf(messages: readonly Message[]): Refusal | null {
  const newest = messages.at(-1)
  const error = newest?.parts.find((part) => part.type === 'error')
  return newest && error?.type === 'error' ? { seq: newest.seq, code: error.code, text: error.text } : null
}

export const CODE_REFUSALS: ReadonlySet<string> = new Set([
  'code-wrong',
  'code-expired',
  'code-used',
  'too-many-attempts',
])
