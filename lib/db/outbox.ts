import type { ServerEventName, ServerEvents } from '@/lib/protocol/socket-events'
import { remember } from '@/lib/remember'
import type { Tx } from './client'
import type { Prisma } from './generated/client'

/** Rooms a fact goes to; a socket joins them from its session, never by its own wish. */
export const ROOMS = {
  conversation: (conversationId: string) => `conversation:${conversationId}`,
  grid: 'grid',
  session: (sessionId: string) => `session:${sessionId}`,
} as const

export type OutboxFact = {
  [E in ServerEventName]: { audience: string; event: E; payload: Parameters<ServerEvents[E]>[0] }
}[ServerEventName]

/** Facts leave a transaction as rows, already in wire form; the relay carries them to the sockets. */
export async function appendOutbox(tx: Tx, ...facts: OutboxFact[]): Promise<void> {
  if (facts.length === 0) return
  await tx.outbox.createMany({
    data: facts.map((fact) => ({
      audience: fact.audience,
      event: fact.event,
      payload: fact.payload as unknown as Prisma.InputJsonValue,
    })),
  })
}

type Signal = { wake: (() => void) | null; listeners?: Set<() => void> }

/** Tells this process's relay and workers that rows were committed. A hint: they poll as well. */
export function wakeRelay(): void {
  const signal = remember<Signal>('relay-signal', () => ({ wake: null }))
  signal.wake?.()
  for (const listener of signal.listeners ?? []) listener()
}

export function onRelayWake(wake: (() => void) | null): void {
  remember<Signal>('relay-signal', () => ({ wake: null })).wake = wake
}

/** The same hint for the durable workers; answers how to stop listening. */
export function onCommit(listener: () => void): () => void {
  const signal = remember<Signal>('relay-signal', () => ({ wake: null }))
  signal.listeners ??= new Set()
  signal.listeners.add(listener)
  return () => signal.listeners?.delete(listener)
}
