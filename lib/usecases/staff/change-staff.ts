import type { Tx } from '@/lib/db/client'
import type { StaffUser } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors'
import { ChangeStaffInput, type StaffDto } from '@/lib/protocol/admin'
import { recordAudit } from '../audit/record-audit'
import { requireStaff } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'
import { endSessions } from '../sessions/end-session'
import { readOneStaff } from './list-staff'
import { forgetRecoveryCodes } from './recovery-codes'

type One = Call<{ id: string }>

/** Another name or role; the role counts from the next request on. */
export async function changeStaff({ ctx, input }: Call<{ id: string; body: unknown }>): Promise<StaffDto> {
  requireStaff(ctx.actor, 'admin')
  const change = ChangeStaffInput.parse(input.body)
  return changing(ctx, input.id, 'staff.changed', async (tx, row) => {
    if (change.role && change.role !== 'admin') await keepAnAdmin(tx, row)
    await tx.staffUser.update({ where: { id: row.id }, data: change })
    return { ...change, before: { name: row.name, role: row.role } }
  })
}

/** Shuts somebody out: every session ends in the same moment, links to choose a password stop working. */
export async function disableStaffById({ ctx, input }: One): Promise<StaffDto> {
  const admin = requireStaff(ctx.actor, 'admin')
  if (admin.userId === input.id)
    throw new AppError('conflict', 'You cannot disable your own account. Ask another administrator.')
  return changing(ctx, input.id, 'staff.disabled', async (tx, row) => {
    await keepAnAdmin(tx, row)
    await tx.staffUser.update({ where: { id: row.id }, data: { disabledAt: row.disabledAt ?? ctx.now() } })
    await tx.staffInvite.deleteMany({ where: { staffId: row.id, consumedAt: null } })
    return { sessionsEnded: await endSessions(tx, { staffId: row.id }, 'disabled', ctx.now()) }
  })
}

/** Lets somebody in again, with the password and second factor they had. */
export async function enableStaff({ ctx, input }: One): Promise<StaffDto> {
  requireStaff(ctx.actor, 'admin')
  return changing(ctx, input.id, 'staff.enabled', async (tx, row) => {
    await tx.staffUser.update({
      where: { id: row.id },
      data: { disabledAt: null, failedLogins: 0, lockedUntil: null },
    })
    return {}
  })
}

/** Ends every session of one member of staff (ASVS 7.4.5). */
export async function endStaffSessions({ ctx, input }: One): Promise<StaffDto> {
  requireStaff(ctx.actor, 'admin')
  return changing(ctx, input.id, 'staff.sessions-ended', async (tx, row) => ({
    sessionsEnded: await endSessions(tx, { staffId: row.id }, 'revoked', ctx.now()),
  }))
}

/** Takes a lost second factor away; the person enrols a new one after signing in. */
export async function removeSecondFactor({ ctx, input }: One): Promise<StaffDto> {
  requireStaff(ctx.actor, 'admin')
  return changing(ctx, input.id, 'staff.second-factor-removed', async (tx, row) => {
    await tx.staffUser.update({
      where: { id: row.id },
      data: { totpSecret: null, totpPendingSecret: null, totpLastStep: null },
    })
    await forgetRecoveryCodes(tx, row.id)
    return { sessionsEnded: await endSessions(tx, { staffId: row.id }, 'revoked', ctx.now()) }
  })
}

async function changing(
  ctx: Context,
  id: string,
  action: string,
  run: (tx: Tx, row: StaffUser) => Promise<Record<string, unknown>>,
): Promise<StaffDto> {
  return withTransaction(ctx, async (tx) => {
    const row = await tx.staffUser.findUnique({ where: { id } })
    if (!row) throw new AppError('not-found', 'There is no such member of staff.')
    const facts = await run(tx, row)
    const staff = await readOneStaff(tx, ctx, id)
    await recordAudit(tx, ctx, action, `staff:${row.username}`, facts)
    return staff
  })
}

/** Two administrators who shut each other out at once must not both succeed: the rows are locked. */
async function keepAnAdmin(tx: Tx, row: StaffUser): Promise<void> {
  if (row.role !== 'admin' || row.disabledAt) return
  const admins = await tx.$queryRaw<{ id: string }[]>`
    select id from "StaffUser" where role = 'admin' and "disabledAt" is null order by id for update`
  if (!admins.some((admin) => admin.id !== row.id))
    throw new AppError('conflict', 'This is the last administrator. Make another one first.')
}
