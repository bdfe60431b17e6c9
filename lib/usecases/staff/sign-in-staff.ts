import { hashPassword, verifyPassword } from '@/lib/auth/password'
import { decrypt } from '@/lib/auth/secrets'
import { verifyTotp } from '@/lib/auth/totp'
import { AppError } from '@/lib/errors'
import { type Call, withTransaction } from '../context'
import { createSession } from '../sessions/create-session'

export type StaffSignInInput = { username: string; password: string; totp?: string; userAgent?: string }

const FREE_FAILURES = 5
let decoy: Promise<string> | undefined

/**
 * Checks name, password and second factor, alike in time for unknown names, and makes the session.
 * After five failures each further one doubles a pause, up to an hour.
 */
export async function signInStaff({
  ctx,
  input,
}: Call<StaffSignInInput>): Promise<{ sessionId: string; userId: string }> {
  const now = ctx.now()
  const staff = await ctx.db.staffUser.findUnique({
    where: { username: input.username.trim().toLowerCase() },
  })
  decoy ??= hashPassword('nobody has this password')
  const right = await verifyPassword(input.password, staff?.passwordHash ?? (await decoy))
  if (staff?.lockedUntil && staff.lockedUntil > now)
    throw new AppError('too-many-attempts', 'Too many wrong passwords. Wait a while and try again.', {
      retryAfterMs: staff.lockedUntil.getTime() - now.getTime(),
    })
  const secondFactor =
    !staff?.totpSecret || verifyTotp(decrypt(ctx.env.authSecret, staff.totpSecret), input.totp ?? '', now)
  if (!staff || staff.disabledAt || !right || !secondFactor) {
    if (staff) await countFailure(ctx.db, staff.id, now)
    throw new AppError('unauthenticated', 'User name, password or second factor is wrong.')
  }
  return withTransaction(ctx, async (tx) => {
    await tx.staffUser.update({ where: { id: staff.id }, data: { failedLogins: 0, lockedUntil: null } })
    const sessionId = await createSession(tx, ctx.env, now, {
      kind: 'staff',
      staffId: staff.id,
      userAgent: input.userAgent,
    })
    return { sessionId, userId: staff.id }
  })
}

async function countFailure(db: Call<unknown>['ctx']['db'], id: string, now: Date): Promise<void> {
  const { failedLogins } = await db.staffUser.update({
    where: { id },
    data: { failedLogins: { increment: 1 } },
    select: { failedLogins: true },
  })
  if (failedLogins < FREE_FAILURES) return
  const pauseMs = Math.min(3_600_000, 30_000 * 2 ** (failedLogins - FREE_FAILURES))
  await db.staffUser.update({ where: { id }, data: { lockedUntil: new Date(now.getTime() + pauseMs) } })
}
