import type { Server } from 'socket.io'
import type { Actor } from '@/lib/domain/actor'
import type { Context } from '@/lib/usecases/context'

const REFRESH_MS = 20_000

/**
 * Keeps Session.liveAt fresh while somebody's socket is connected: a customer's notices count as reached and nobody
 * answers for them; staff are here.
 */
export function trackLiveSessions(io: Server, deps: Pick<Context, 'db' | 'now'>) {
  const timer = setInterval(() => void refresh(), REFRESH_MS)

  async function refresh() {
    const ids = new Set<string>()
    for (const { data } of [...io.of('/chat').sockets.values(), ...io.of('/grid').sockets.values()]) {
      const actor = data.actor as Actor | undefined
      if (actor?.kind === 'customer' || actor?.kind === 'staff') ids.add(actor.sessionId)
    }
    if (ids.size) await mark([...ids])
  }

  async function mark(ids: string[]) {
    await deps.db.session
      .updateMany({ where: { id: { in: ids } }, data: { liveAt: deps.now() } })
      .catch(() => undefined)
  }

  /** A member of staff who closes the last screen is not here any more; what another process shows is marked again. */
  async function left(sessionId: string) {
    const still = [...io.of('/grid').sockets.values()].some(
      ({ data }) => (data.actor as Actor | undefined)?.kind === 'staff' && data.actor.sessionId === sessionId,
    )
    if (!still)
      await deps.db.session
        .updateMany({ where: { id: sessionId }, data: { liveAt: null } })
        .catch(() => undefined)
  }

  return { left, seen: (sessionId: string) => mark([sessionId]), stop: () => clearInterval(timer) }
}
