import { hashPassword, verifyPassword } from '@/lib/auth/password'
import { decrypt } from '@/lib/auth/secrets'
import { totpStep } from '@/lib/auth/totp'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { recordAudit } from '../audit/record-audit'
import { type Call, type Context, withTransaction } from '../context'
import { isLoopback } from '../otp/request-code'
import { createSession } from '../sessions/create-session'
import { budgetLeft, takeFromBudget } from '../take-from-budget'
import { asStaff } from './invite-staff'
import { countRecoveryCodes, findRecoveryCode, spendRecoveryCode } from './recovery-codes'

export type StaffSignInInput = {
  username: string
  password: string
  totp?: string
  userAgent?: string
  /** Where the request came from, as far as we know */
  address?: string | null
}

const FREE_FAILURES = 5
/** Wrong tries from one address, whatever names they are for: one password tried on many names is guessing too. */
const ADDRESS_FAILURES = 30
const ADDRESS_WINDOW_MS = 15 * 60_000
let decoy: Promise<string> | undefined

/**
 * Checks name, password and second factor, alike in time for unknown names, and makes the session.
 * After five failures each further one doubles a pause, up to an hour; too many from one address pause the address.
 */
export async function signInStaff({
  ctx,
  input,
}: Call<StaffSignInInput>): Promise<{ sessionId: string; userId: string }> {
  const now = ctx.now()
  const { address } = input
  // In demo mode everybody comes from this machine.
  const limited = address && !(ctx.env.demo && isLoopback(address)) ? `staff-login:address:${address}` : null
  await refuseAddress(ctx, limited, now)
  const staff = await ctx.db.staffUser.findUnique({
    where: { username: input.username.trim().toLowerCase() },
  })
  decoy ??= hashPassword('nobody has this password')
  const right = await verifyPassword(input.password, staff?.passwordHash ?? (await decoy))
  if (staff?.lockedUntil && staff.lockedUntil > now)
    throw new AppError('too-many-attempts', 'Too many wrong passwords. Wait a while and try again.', {
      retryAfterMs: staff.lockedUntil.getTime() - now.getTime(),
    })
  const typed = input.totp ?? ''
  const step = staff?.totpSecret
    ? totpStep(decrypt(ctx.env.authSecret, staff.totpSecret), typed.replaceAll(' ', ''), now)
    : undefined
  // A code of ten that stands in for a lost authenticator.
  const recovery = staff && step === null ? await findRecoveryCode(ctx, staff.id, typed) : null
  if (!staff || staff.disabledAt || !right || (step === null && recovery === null)) {
    if (staff) await countFailure(ctx, staff, now)
    if (limited) await takeFromBudget(ctx.db, limited, ADDRESS_FAILURES, ADDRESS_WINDOW_MS, now)
    throw wrong()
  }
  await refuseAddress(ctx, limited, now)
  return withTransaction(ctx, async (tx) => {
    const { count } = await tx.staffUser.updateMany({
      where: {
        id: staff.id,
        passwordHash: staff.passwordHash,
        disabledAt: null,
        AND: [
          // Guesses sent all at once are one row of guesses: the pause that others earned holds for the lucky one.
          { OR: [{ lockedUntil: null }, { lockedUntil: { lte: now } }] },
          // A code is good once: who looked over a shoulder is late.
          step === undefined || step === null
            ? {}
            : { OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
        ],
      },
      data: { failedLogins: 0, lockedUntil: null, lastSignInAt: now, totpLastStep: step ?? undefined },
    })
    if (count !== 1) throw wrong()
    if (recovery) await takeRecoveryCode(tx, asStaff(ctx, staff), staff, recovery)
    const sessionId = await createSession(tx, ctx.env, now, {
      kind: 'staff',
      staffId: staff.id,
      userAgent: input.userAgent,
    })
    await recordAudit(tx, asStaff(ctx, staff), 'session.started', `staff:${staff.username}`, {
      secondFactor: step !== undefined,
      ...(recovery ? { recoveryCode: true } : {}),
    })
    return { sessionId, userId: staff.id }
  })
}

async function takeRecoveryCode(
  tx: Tx,
  ctx: Context,
  staff: { id: string; username: string },
  hash: string,
): Promise<void> {
  if (!(await spendRecoveryCode(tx, staff.id, hash, ctx.now()))) throw wrong()
  const left = await countRecoveryCodes(tx, staff.id)
  await recordAudit(tx, ctx, 'staff.recovery-code-used', `staff:${staff.username}`, { left })
}

async function refuseAddress(ctx: Context, key: string | null, now: Date): Promise<void> {
  if (!key) return
  const { allowed, retryAfterMs } = await budgetLeft(ctx.db, key, ADDRESS_FAILURES, now)
  if (!allowed)
    throw new AppError('too-many-attempts', 'Too many wrong passwords. Wait a while and try again.', {
      retryAfterMs,
    })
}

function wrong(): AppError {
  return new AppError('unauthenticated', 'User name, password or second factor is wrong.')
}

async function countFailure(ctx: Context, staff: { id: string; username: string }, now: Date): Promise<void> {
  const { failedLogins } = await ctx.db.staffUser.update({
    where: { id: staff.id },
    data: { failedLogins: { increment: 1 } },
    select: { failedLogins: true },
  })
  if (failedLogins < FREE_FAILURES) return
  const pauseMs = Math.min(3_600_000, 30_000 * 2 ** (failedLogins - FREE_FAILURES))
  const lockedUntil = new Date(now.getTime() + pauseMs)
  await withTransaction(ctx, async (tx) => {
    await tx.staffUser.update({ where: { id: staff.id }, data: { lockedUntil } })
    await recordAudit(tx, ctx, 'session.locked', `staff:${staff.username}`, { failedLogins, lockedUntil })
  })
}
