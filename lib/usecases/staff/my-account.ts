import { hashPassword, verifyPassword } from '@/lib/auth/password'
import type { StaffUser } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors'
import { type AdminMe, ChangePasswordInput } from '@/lib/protocol/admin'
import { recordAudit } from '../audit/record-audit'
import { requireStaff } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'
import { endSessions } from '../sessions/end-session'
import { takeFromBudget } from '../take-from-budget'
import { countRecoveryCodes } from './recovery-codes'
import { refuseWeakPassword } from './refuse-weak-password'

const TRIES = 5
const TRIES_WINDOW_MS = 15 * 60_000

/** A member of staff's own account. */
export async function readAdminMe(ctx: Context): Promise<AdminMe> {
  const row = await ownRow(ctx)
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role as AdminMe['role'],
    secondFactor: row.totpSecret !== null,
    recoveryCodesLeft: row.totpSecret === null ? null : await countRecoveryCodes(ctx.db, row.id),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
  }
}

/** Another password, after the current one; every other session of the account ends. */
export async function changeOwnPassword({ ctx, input }: Call<unknown>): Promise<void> {
  const staff = requireStaff(ctx.actor)
  const { currentPassword, newPassword } = ChangePasswordInput.parse(input)
  const row = await proveOwnPassword(ctx, currentPassword, '/currentPassword')
  refuseWeakPassword(newPassword, row.username)
  const passwordHash = await hashPassword(newPassword)
  await withTransaction(ctx, async (tx) => {
    const { count } = await tx.staffUser.updateMany({
      // Nobody changed it in the meantime.
      where: { id: row.id, passwordHash: row.passwordHash },
      data: { passwordHash },
    })
    if (count !== 1) throw new AppError('conflict', 'The password was changed a moment ago. Sign in again.')
    await endSessions(tx, { staffId: row.id, notId: staff.sessionId }, 'revoked', ctx.now())
    await recordAudit(tx, ctx, 'staff.password-changed', `staff:${row.username}`)
  })
}

export async function ownRow(ctx: Context): Promise<StaffUser> {
  const staff = requireStaff(ctx.actor)
  const row = await ctx.db.staffUser.findUnique({ where: { id: staff.userId } })
  if (!row || row.disabledAt) throw new AppError('unauthenticated', 'Sign in as a member of staff first.')
  return row
}

/** A session somebody left open is no proof: what weighs asks for the password, and guessing is limited. */
export async function proveOwnPassword(ctx: Context, password: string, pointer: string): Promise<StaffUser> {
  const row = await ownRow(ctx)
  const budget = await takeFromBudget(ctx.db, `staff-password:${row.id}`, TRIES, TRIES_WINDOW_MS, ctx.now())
  if (!budget.allowed)
    throw new AppError('too-many-attempts', 'Too many tries. Wait a while and try again.', {
      retryAfterMs: budget.retryAfterMs,
    })
  if (await verifyPassword(password, row.passwordHash)) return row
  throw new AppError('invalid-input', 'The password is wrong.', {
    errors: [{ pointer, detail: 'is wrong' }],
  })
}
