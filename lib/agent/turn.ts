import type { Tx } from '@/lib/db/client'
import type { Translate } from '@/lib/i18n/translator'
import type { MessageKind, Part } from '@/lib/protocol/message'
import type { AgentStatus } from '@/lib/protocol/socket-events'
import type { Context } from '@/lib/usecases/context'
import type { Memory } from './memory'

/** One message to answer, with everything an engine may look at. Ids of meter and person come from ctx.actor alone. */
export type Turn = {
  ctx: Context
  conversationId: string
  /** Place of the message in its conversation: what came after it belongs to later turns */
  seq: number
  visitorId: string | null
  text: string
  action: { action: string; values: Record<string, unknown> } | null
  /** A login code typed in this message: in memory only */
  code: string | undefined
  userAgent: string
  address?: string
  memory: Memory
  /** What was read for this message already, by what it is; see readOnce */
  reads: Map<string, Promise<unknown>>
  locale: 'en' | 'es'
  t: Translate
  /** Set when the socket can be signed in; called after the session is there */
  upgrade: ((signedIn: { sessionId: string; ticket: string }) => Promise<void>) | null
  signal: AbortSignal
  /** Streamed words of the answer under way; a hint, the stored message is the fact */
  stream: (text: string) => void
  /** Says what is being done just now, as a hint like streamed words */
  status?: (status: AgentStatus) => void
}

export type ReplyMessage = { kind: MessageKind; parts: Part[]; alertId?: string }

export type Reply = {
  messages: ReplyMessage[]
  /** Changes to the memory; undefined values are forgotten */
  memory?: Partial<Memory>
  /** Where the answer goes when the turn signed somebody in */
  conversationId?: string
  /** Runs after the answer is stored: ends the session, tells the socket */
  afterwards?: () => Promise<void>
  /** Runs in the transaction that stores the answer, after its last message: nothing can come between */
  within?: (tx: Tx) => Promise<void>
}

/** An engine answers a turn. The built-in one needs no model; a language model is another one. */
export type Engine = { name: string; answer: (turn: Turn) => Promise<Reply> }

export function say(text: string, ...more: Part[]): Reply {
  return { messages: [{ kind: 'chat', parts: [{ type: 'text', text }, ...more] }] }
}
