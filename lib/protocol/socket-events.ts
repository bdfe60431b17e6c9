import * as z from 'zod'
import type { ActivationDto } from './activation'
import type { AlertDto } from './alert'
import type { ErrorCode } from './error-codes'
import type { TelemetryFrame } from './grid'
import type { Message } from './message'
import type { RecommendationDto } from './recommendation'
import { Uuid } from './time'

export const MAX_MESSAGE_CHARS = 4000

export const MessageSend = z.strictObject({
  clientMessageId: Uuid,
  text: z.string().min(1).max(MAX_MESSAGE_CHARS),
})
export const ActionSubmit = z.strictObject({
  clientMessageId: Uuid,
  action: z
    .string()
    .regex(/^[a-z]+(\.[a-z-]+)+$/)
    .max(60),
  values: z.record(z.string(), z.unknown()).default({}),
})
export const HistorySync = z.union([
  z.strictObject({ afterSeq: z.number().int().min(0), limit: z.number().int().min(1).max(200).optional() }),
  z.strictObject({ beforeSeq: z.number().int().min(1), limit: z.number().int().min(1).max(200).optional() }),
])
export const AgentStop = z.strictObject({})
export const ReadMark = z.strictObject({ seq: z.number().int().min(0) })

export type MessageSend = z.infer<typeof MessageSend>
export type ActionSubmit = z.infer<typeof ActionSubmit>
export type HistorySync = z.infer<typeof HistorySync>

export type WireError = { code: ErrorCode; message: string; retryAfterMs?: number }
export type Ack<T extends object = object> = ({ ok: true } & T) | { ok: false; error: WireError }
export type HistoryAck = { conversationId: string; epoch: number; messages: Message[]; latestSeq: number }

export type SessionChanged = {
  state: 'anonymous' | 'authenticated' | 'expired'
  conversationId: string
  epoch: number
  latestSeq: number
  expiresAt?: string
  ticket?: string
  /** Customer: what the header shows. Staff: who is signed in */
  user?: { name: string; maskedMeterId?: string; role?: string }
}
export type AgentStatus = { state: 'idle' | 'thinking' | 'tool'; label?: string }
export type Presence = { users: { id: string; name: string; role: string; since: string }[] }

/** Client to server, both namespaces; every event is acknowledged. */
export type ClientEvents = {
  'message:send': (payload: MessageSend, ack: (answer: Ack<{ seq: number }>) => void) => void
  'action:submit': (payload: ActionSubmit, ack: (answer: Ack<{ seq: number }>) => void) => void
  'history:sync': (payload: HistorySync, ack: (answer: Ack<HistoryAck>) => void) => void
  'agent:stop': (payload: object, ack: (answer: Ack) => void) => void
  'read:mark': (payload: { seq: number }, ack: (answer: Ack) => void) => void
}

/** Server to client. alert:changed … recommendation:changed and telemetry, presence only on /grid. */
export type ServerEvents = {
  'message:new': (message: Message) => void
  'message:update': (message: Message) => void
  'message:delta': (delta: { messageId: string; text: string }) => void
  'agent:status': (status: AgentStatus) => void
  'session:changed': (session: SessionChanged) => void
  'alert:changed': (alert: AlertDto) => void
  'activation:changed': (activation: ActivationDto) => void
  'recommendation:changed': (recommendation: RecommendationDto) => void
  telemetry: (frame: TelemetryFrame) => void
  presence: (presence: Presence) => void
}
export type ServerEventName = keyof ServerEvents

export const CLIENT_EVENT_SCHEMAS = {
  'message:send': MessageSend,
  'action:submit': ActionSubmit,
  'history:sync': HistorySync,
  'agent:stop': AgentStop,
  'read:mark': ReadMark,
} as const
