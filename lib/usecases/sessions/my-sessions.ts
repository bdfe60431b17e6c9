import { sha256 } from '@/lib/auth/secrets'
import { deviceName } from '@/lib/domain/device-name'
import { AppError } from '@/lib/errors'
import type { SessionDto } from '@/lib/protocol/me'
import { requireCustomer } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'
import { endSessions } from './end-session'

/** The customer's own sessions that still live, newest first. Named by a digest: a session id opens the account. */
export async function listMySessions(
  ctx: Context,
  page: { after: { at: Date; id: string } | null; limit: number } = { after: null, limit: 50 },
): Promise<SessionDto[]> {
  const actor = requireCustomer(ctx.actor)
  const rows = await liveSessions(ctx)
  return rows
    .map((row) => ({
      sessionId: publicSessionId(row.id),
      current: row.id === actor.sessionId,
      device: deviceName(row.userAgent) || 'Unknown browser',
      signedInAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastSeenAt.toISOString(),
    }))
    .toSorted((a, b) => b.signedInAt.localeCompare(a.signedInAt) || b.sessionId.localeCompare(a.sessionId))
    .filter(({ signedInAt, sessionId }) => {
      if (!page.after) return true
      const at = page.after.at.toISOString()
      return signedInAt < at || (signedInAt === at && sessionId < page.after.id)
    })
    .slice(0, page.limit)
}

/** Ends one of the customer's own sessions, by the name the list gives it. */
export async function endMySession({ ctx, input }: Call<{ sessionId: string }>): Promise<void> {
  const actor = requireCustomer(ctx.actor)
  const row = (await liveSessions(ctx)).find(({ id }) => publicSessionId(id) === input.sessionId)
  if (!row) throw new AppError('not-found', 'There is no such session of yours, or it has ended already.')
  await withTransaction(ctx, (tx) =>
    endSessions(tx, { id: row.id, customerId: actor.customerId }, 'ended-by-customer', ctx.now()),
  )
}

function liveSessions(ctx: Context) {
  const { customerId } = requireCustomer(ctx.actor)
  const now = ctx.now()
  return ctx.db.session.findMany({
    where: {
      customerId,
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - ctx.env.SESSION_IDLE_MINUTES * 60_000) },
    },
    take: 500,
  })
}

export function publicSessionId(id: string): string {
  return sha256(id).slice(0, 24)
}
