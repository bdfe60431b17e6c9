import type { Server } from 'socket.io'
import type { Actor } from '@/lib/domain/actor'
import type { Log } from '@/lib/log'
import type { Context } from '@/lib/usecases/context'

const EVERY_MS = 10_000

type Deps = Pick<Context, 'db' | 'env' | 'now'> & { log: Log }

/**
 * Looks every few seconds whether the sessions behind open sockets still live. What ends a session tells its sockets at
 * once; this finds those whose signal was lost and those that time alone has ended, which nobody tells.
 */
export function sweepSessions(
  io: Server,
  deps: Deps,
  end: (sessionId: string, state: 'anonymous' | 'expired') => Promise<void>,
) {
  const timer = setInterval(() => {
    sweep(io, deps, end).catch((error: unknown) =>
      deps.log.warn({ err: error }, 'sessions of sockets could not be looked at, will try again'),
    )
  }, EVERY_MS)
  return { stop: () => clearInterval(timer) }
}

export async function sweep(
  io: Server,
  deps: Deps,
  end: (sessionId: string, state: 'anonymous' | 'expired') => Promise<void>,
): Promise<number> {
  const ids = new Set<string>()
  for (const namespace of ['/chat', '/grid'])
    for (const socket of io.of(namespace).sockets.values()) {
      const actor = socket.data.actor as Actor | undefined
      if (actor?.kind === 'customer' || actor?.kind === 'staff') ids.add(actor.sessionId)
    }
  if (ids.size === 0) return 0
  const now = deps.now()
  const idleSince = new Date(now.getTime() - deps.env.SESSION_IDLE_MINUTES * 60_000)
  const rows = await deps.db.$queryRaw<{ id: string; lives: boolean; timedOut: boolean }[]>`
    select s.id, s."endedAt" is null and s."expiresAt" > ${now} and s."lastSeenAt" > ${idleSince}
      and coalesce(u."disabledAt", c."deletedAt") is null as lives,
      coalesce(s."endedReason", 'expired') = 'expired' as "timedOut"
    from "Session" s left join "StaffUser" u on u.id = s."staffId" left join "Customer" c on c.id = s."customerId"
    where s.id = any(${[...ids]})`
  const living = new Set(rows.filter((row) => row.lives).map((row) => row.id))
  const dead = [...ids].filter((id) => !living.has(id))
  for (const id of dead)
    await end(id, rows.find((row) => row.id === id)?.timedOut === false ? 'anonymous' : 'expired')
  return dead.length
}
