import type { Message } from '@/lib/protocol/message'

/** Own messages that the conversation does not show yet, in the order they were written. */
export type PendingMessage = {
  clientMessageId: string
  text: string
  createdAt: string
  /** waiting: no connection; sending: on its way; sent: stored, its own copy is about to arrive */
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  seq?: number
  /** Why it failed, and what to quote when asking for help */
  errorCode?: string
  errorText?: string
  reference?: string
  /** The conversation it was written in: a stored one never goes into somebody else's */
  conversationId: string | null
  /** A code or the like: kept in memory only, shown as dots */
  secret?: boolean
}
export type Outbox = PendingMessage[]

export const OUTBOX_LIMIT = 20

export function enqueue(outbox: Outbox, message: PendingMessage): { outbox: Outbox; accepted: boolean } {
  const open = outbox.filter((entry) => entry.state !== 'failed').length
  if (open >= OUTBOX_LIMIT) return { outbox, accepted: false }
  return { outbox: [...outbox, message], accepted: true }
}

export function change(outbox: Outbox, id: string, fields: Partial<PendingMessage>): Outbox {
  return outbox.map((entry) => (entry.clientMessageId === id ? { ...entry, ...fields } : entry))
}

export function remove(outbox: Outbox, id: string): Outbox {
  return outbox.filter((entry) => entry.clientMessageId !== id)
}

/** What the conversation itself now shows is pending no more. */
export function settle(outbox: Outbox, shown: readonly Message[], lastShownSeq: number): Outbox {
  if (outbox.length === 0) return outbox
  const ids = new Set(shown.map((message) => message.clientMessageId))
  const left = outbox.filter(
    (entry) =>
      !ids.has(entry.clientMessageId) && !(entry.state === 'sent' && (entry.seq ?? Infinity) <= lastShownSeq),
  )
  return left.length === outbox.length ? outbox : left
}

/** After a cut: what was on its way may or may not have arrived; sending it again has no second effect. */
export function interrupt(outbox: Outbox): Outbox {
  return outbox.map((entry) => (entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry))
}

export function nextToSend(outbox: Outbox): PendingMessage | undefined {
  if (outbox.some((entry) => entry.state === 'sending')) return undefined
  return outbox.find((entry) => entry.state === 'waiting')
}

type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export function saveOutbox(storage: TextStorage | undefined, key: string, outbox: Outbox): void {
  const kept = outbox.filter((entry) => entry.state !== 'sent' && !entry.secret)
  try {
    if (kept.length === 0) storage?.removeItem(key)
    else storage?.setItem(key, JSON.stringify(kept))
  } catch {
    // Full or forbidden storage: the messages stay in memory.
  }
}

export function loadOutbox(storage: TextStorage | undefined, key: string): Outbox {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(key) ?? '[]')
    if (!Array.isArray(stored)) return []
    return stored.filter(isPending).slice(0, OUTBOX_LIMIT).map(asWaiting)
  } catch {
    return []
  }
}

function asWaiting(entry: PendingMessage): PendingMessage {
  return entry.state === 'failed' ? entry : { ...entry, state: 'waiting' }
}

function isPending(value: unknown): value is PendingMessage {
  if (typeof value !== 'object' || value === null) return false
  const entry = value as Partial<PendingMessage>
  return typeof entry.clientMessageId === 'string' && typeof entry.text === 'string'
}
