import { hashPassword } from '@/lib/auth/password'
import type { StaffRole } from '@/lib/domain/actor'
import { AppError, isUniqueViolation } from '@/lib/errors'
import { recordAudit } from '../audit/record-audit'
import { requireStaffOrSystem } from '../authorize'
import { type Call, withTransaction } from '../context'
import { endSessions } from '../sessions/end-session'
import { forgetRecoveryCodes } from './recovery-codes'
import { newPassword } from './staff-access'

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,39}$/

export type AddStaffInput = { username: string; name: string; role: StaffRole; password?: string }

/** Adds a member of staff with a generated password, told this once. */
export async function addStaff({
  ctx,
  input,
}: Call<AddStaffInput>): Promise<{ id: string; password: string }> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const username = input.username.trim().toLowerCase()
  if (!USERNAME.test(username))
    throw new AppError('invalid-input', 'A user name has 2 to 40 small letters, digits, dots or dashes.')
  const password = input.password ?? newPassword()
  try {
    const { role } = input
    const name = input.name.trim().slice(0, 100)
    const passwordHash = await hashPassword(password)
    return await withTransaction(ctx, async (tx) => {
      const { id } = await tx.staffUser.create({ data: { username, name, role, passwordHash } })
      await recordAudit(tx, ctx, 'staff.added', `staff:${username}`, { name, role })
      return { id, password }
    })
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError('conflict', `There is a member of staff named ${username} already.`)
    throw error
  }
}

export async function disableStaff({ ctx, input }: Call<{ username: string }>): Promise<void> {
  requireStaffOrSystem(ctx.actor, 'admin')
  await withTransaction(ctx, async (tx) => {
    const staff = await findStaff(tx, input.username)
    await tx.staffUser.update({ where: { id: staff.id }, data: { disabledAt: ctx.now() } })
    await endSessions(tx, { staffId: staff.id }, 'disabled', ctx.now())
    await recordAudit(tx, ctx, 'staff.disabled', `staff:${staff.username}`)
  })
}

export async function resetStaffPassword({
  ctx,
  input,
}: Call<{ username: string }>): Promise<{ password: string }> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  await withTransaction(ctx, async (tx) => {
    const staff = await findStaff(tx, input.username)
    await tx.staffUser.update({
      where: { id: staff.id },
      data: {
        passwordHash,
        failedLogins: 0,
        lockedUntil: null,
        totpSecret: null,
        totpPendingSecret: null,
        totpLastStep: null,
        disabledAt: null,
      },
    })
    await tx.staffInvite.deleteMany({ where: { staffId: staff.id, consumedAt: null } })
    await forgetRecoveryCodes(tx, staff.id)
    await endSessions(tx, { staffId: staff.id }, 'revoked', ctx.now())
    await recordAudit(tx, ctx, 'staff.password-reset', `staff:${staff.username}`)
  })
  return { password }
}

async function findStaff(tx: Pick<Call<unknown>['ctx']['db'], 'staffUser'>, username: string) {
  const staff = await tx.staffUser.findUnique({ where: { username: username.trim().toLowerCase() } })
  if (!staff) throw new AppError('not-found', `There is no member of staff named ${username}.`)
  return staff
}
