import type { Server } from 'socket.io'
import type { Actor } from '@/lib/domain/actor'
import type { Context } from '@/lib/usecases/context'

const REFRESH_MS = 20_000

/** Keeps Session.liveAt fresh while a customer's socket is connected: their notices count as reached, nobody answers for them. */
export function trackLiveSessions(io: Server, deps: Pick<Context, 'db' | 'now'>) {
  const timer = setInterval(() => void refresh(), REFRESH_MS)

  async function refresh() {
    const ids = new Set<string>()
    for (const socket of io.of('/chat').sockets.values()) {
      const actor = socket.data.actor as Actor | undefined
      if (actor?.kind === 'customer') ids.add(actor.sessionId)
    }
    if (ids.size) await mark([...ids])
  }

  async function mark(ids: string[]) {
    await deps.db.session
      .updateMany({ where: { id: { in: ids } }, data: { liveAt: deps.now() } })
      .catch(() => undefined)
  }

  return { seen: (sessionId: string) => mark([sessionId]), stop: () => clearInterval(timer) }
}
