import type { Server } from 'socket.io'
import type { Actor } from '@/lib/domain/actor'
import type { Log } from '@/lib/log'
import type { Presence } from '@/lib/protocol/socket-events'

const SETTLE_MS = 50

/** How long another server process may take to say who is with it. */
const ASK_MS = 1_000

/** Tells the control room who is here, once for each person however many screens, at whichever process, they have open. */
export function trackPresence(io: Server, log: Log) {
  let timer: NodeJS.Timeout | null = null

  /** Others that cannot be asked are not waited for: then each process tells its own sockets of its own people. */
  async function send() {
    timer = null
    const room = io.of('/grid')
    const all = await room
      .timeout(ASK_MS)
      .fetchSockets()
      .catch(() => null)
    if (all) return room.emit('presence', peopleOf(all))
    log.debug('presence: other processes do not answer')
    return room.local.emit('presence', peopleOf([...room.sockets.values()]))
  }

  function changed() {
    if (timer === null) timer = setTimeout(() => void send(), SETTLE_MS)
  }

  return { changed }
}

/** Each person once, since the oldest of their screens. */
function peopleOf(sockets: { data: { actor?: unknown }; handshake: { issued: number } }[]): Presence {
  const users = new Map<string, Presence['users'][number]>()
  for (const { data, handshake } of sockets.toSorted((a, b) => a.handshake.issued - b.handshake.issued)) {
    const actor = data.actor as Actor | undefined
    if (actor?.kind !== 'staff' || users.has(actor.userId)) continue
    users.set(actor.userId, {
      id: actor.userId,
      name: actor.name,
      role: actor.role,
      since: new Date(handshake.issued).toISOString(),
    })
  }
  return { users: [...users.values()] }
}
