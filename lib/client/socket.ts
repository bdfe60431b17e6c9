import { io, type Socket } from 'socket.io-client'
import type { Ack, ClientEvents, ServerEvents } from '@/lib/protocol/socket-events'

export type Namespace = '/chat' | '/grid'
export type ClientSocket = Socket<ServerEvents, ClientEvents>

const sockets = new Map<Namespace, ClientSocket>()

/** The one socket of a namespace on this page, made at first use; websocket first, polling where that is blocked. */
export function getSocket(namespace: Namespace): ClientSocket {
  const known = sockets.get(namespace)
  if (known) return known
  const socket: ClientSocket = io(namespace, {
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    withCredentials: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.5,
    timeout: 10_000,
  })
  sockets.set(namespace, socket)
  return socket
}

export type Command = 'message:send' | 'action:submit' | 'history:sync' | 'agent:stop' | 'read:mark'
type Answers = { [E in Command]: Parameters<Parameters<ClientEvents[E]>[1]>[0] }
/** `lost`: no answer came, so the command may or may not have been carried out. */
export type Answer<E extends Command> = Answers[E] | { ok: false; lost: true; error: LostError }
export type LostError = { code: 'unavailable'; message: string; retryAfterMs?: number }

/** Sends a command and waits for its acknowledgement; a missing answer is an answer too, never a throw. */
export function ask<E extends Command>(
  socket: ClientSocket,
  event: E,
  payload: Parameters<ClientEvents[E]>[0],
  timeoutMs = 10_000,
): Promise<Answer<E>> {
  const lost = { ok: false, lost: true, error: { code: 'unavailable', message: '' } } as const
  if (!socket.connected) return Promise.resolve(lost)
  return new Promise((resolve) => {
    const answered = (error: Error | null, answer: Ack) => resolve(error ? lost : (answer as Answers[E]))
    // The event map ties payload and acknowledgement to each other; the generic call cannot show that to the compiler.
    const emit = socket.timeout(timeoutMs).emit as unknown as (
      event: E,
      payload: unknown,
      ack: typeof answered,
    ) => void
    emit.call(socket.timeout(timeoutMs), event, payload, answered)
  })
}
