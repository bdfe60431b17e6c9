import type { Server } from 'socket.io'
import type { Actor } from '@/lib/domain/actor'
import type { Presence } from '@/lib/protocol/socket-events'

const SETTLE_MS = 50

/** Tells the control room who is here, once for each person however many screens they have open. */
export function trackPresence(io: Server) {
  const since = new Map<string, string>()
  let timer: NodeJS.Timeout | null = null

  function send() {
    timer = null
    const users = new Map<string, Presence['users'][number]>()
    for (const socket of io.of('/grid').sockets.values()) {
      const actor = socket.data.actor as Actor | undefined
      if (actor?.kind !== 'staff') continue
      if (!since.has(actor.userId)) since.set(actor.userId, new Date().toISOString())
      users.set(actor.userId, {
        id: actor.userId,
        name: actor.name,
        role: actor.role,
        since: since.get(actor.userId)!,
      })
    }
    for (const id of since.keys()) if (!users.has(id)) since.delete(id)
    io.of('/grid').emit('presence', { users: [...users.values()] } satisfies Presence)
  }

  function changed() {
    if (timer === null) timer = setTimeout(send, SETTLE_MS)
  }

  return { changed }
}
