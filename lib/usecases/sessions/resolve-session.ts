import type { Db, Tx } from '@/lib/db/client'
import type { Actor, StaffRole } from '@/lib/domain/actor'
import type { Env } from '@/lib/env'

export type LiveSession = {
  actor: Extract<Actor, { kind: 'customer' | 'staff' }>
  expiresAt: Date
  sessionId: string
}

const TOUCH_EVERY_MS = 20_000

/**
 * The one place that says whether a session lives: row there, not ended, before its absolute end, used within the idle
 * time, its person not disabled. `touch` renews the idle time (use, not polling).
 */
export async function resolveSession(
  db: Db | Tx,
  env: Pick<Env, 'SESSION_IDLE_MINUTES'>,
  sid: string | null,
  now: Date,
  options: { touch: boolean },
): Promise<LiveSession | null> {
  if (!sid) return null
  const session = await db.session.findUnique({ where: { id: sid } })
  if (!session || session.endedAt || session.expiresAt <= now) return null
  const idleMs = env.SESSION_IDLE_MINUTES * 60_000
  if (now.getTime() - session.lastSeenAt.getTime() >= idleMs) return null
  const seenAt = options.touch ? now : session.lastSeenAt
  if (options.touch && now.getTime() - session.lastSeenAt.getTime() > TOUCH_EVERY_MS)
    await db.session.updateMany({
      where: { id: sid, endedAt: null, lastSeenAt: { lt: now } },
      data: { lastSeenAt: now },
    })
  const expiresAt = new Date(Math.min(session.expiresAt.getTime(), seenAt.getTime() + idleMs))
  if (session.kind === 'customer' && session.customerId) {
    const customer = await db.customer.findUnique({ where: { id: session.customerId } })
    if (!customer || customer.deletedAt) return null
    return {
      sessionId: sid,
      expiresAt,
      actor: {
        kind: 'customer',
        customerId: customer.id,
        meterId: customer.meterId,
        sessionId: sid,
        name: customer.name,
        locale: customer.locale,
      },
    }
  }
  if (session.kind === 'staff' && session.staffId) {
    const staff = await db.staffUser.findUnique({ where: { id: session.staffId } })
    if (!staff || staff.disabledAt) return null
    return {
      sessionId: sid,
      expiresAt,
      actor: {
        kind: 'staff',
        userId: staff.id,
        username: staff.username,
        name: staff.name,
        role: staff.role as StaffRole,
        sessionId: sid,
      },
    }
  }
  return null
}
