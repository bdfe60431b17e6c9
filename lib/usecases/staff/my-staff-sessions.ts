import { deviceName } from '@/lib/domain/device-name'
import { AppError } from '@/lib/errors'
import type { StaffSessionDto } from '@/lib/protocol/admin'
import { requireStaff } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'
import { endSessions } from '../sessions/end-session'
import { publicSessionId } from '../sessions/my-sessions'

/** Own sessions that live, newest first, named by a digest. */
export async function listMyStaffSessions(ctx: Context): Promise<StaffSessionDto[]> {
  const staff = requireStaff(ctx.actor)
  const rows = await liveSessions(ctx)
  return rows.map((row) => ({
    sessionId: publicSessionId(row.id),
    current: row.id === staff.sessionId,
    device: deviceName(row.userAgent) || 'Unknown browser',
    signedInAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastSeenAt.toISOString(),
  }))
}

/** Ends one of them, by the name the list gives it. */
export async function endMyStaffSession({ ctx, input }: Call<{ sessionId: string }>): Promise<void> {
  const staff = requireStaff(ctx.actor)
  const row = (await liveSessions(ctx)).find(({ id }) => publicSessionId(id) === input.sessionId)
  if (!row) throw new AppError('not-found', 'There is no such session of yours, or it has ended already.')
  await withTransaction(ctx, (tx) =>
    endSessions(tx, { id: row.id, staffId: staff.userId }, 'revoked', ctx.now()),
  )
}

function liveSessions(ctx: Context) {
  const { userId } = requireStaff(ctx.actor)
  const now = ctx.now()
  return ctx.db.session.findMany({
    where: {
      staffId: userId,
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - ctx.env.SESSION_IDLE_MINUTES * 60_000) },
    },
    orderBy: { createdAt: 'desc' },
    take: 200,
  })
}
