import { hashPassword } from '@/lib/auth/password'
import { sha256 } from '@/lib/auth/secrets'
import type { Actor, StaffRole } from '@/lib/domain/actor'
import { AppError, isUniqueViolation } from '@/lib/errors'
import {
  AcceptInviteInput,
  InviteCheckInput,
  type InviteDto,
  InviteStaffInput,
  ResetStaffInput,
  type StaffAccess,
} from '@/lib/protocol/admin'
import { recordAudit } from '../audit/record-audit'
import { requireStaff } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'
import { endSessions } from '../sessions/end-session'
import { readOneStaff } from './list-staff'
import { forgetRecoveryCodes } from './recovery-codes'
import { refuseWeakPassword } from './refuse-weak-password'
import { type Access, makeAccess, replaceLinks } from './staff-access'

/** Adds a colleague and answers their way in, this once. */
export async function inviteStaff({ ctx, input }: Call<unknown>): Promise<StaffAccess> {
  requireStaff(ctx.actor, 'admin')
  const { username, name, role, way } = InviteStaffInput.parse(input)
  const access = await makeAccess(ctx, way, 'invite')
  try {
    return await withTransaction(ctx, async (tx) => {
      const { id } = await tx.staffUser.create({
        data: { username, name, role, passwordHash: access.passwordHash, createdAt: ctx.now() },
      })
      await replaceLinks(tx, ctx, id, access)
      const staff = await readOneStaff(tx, ctx, id)
      await recordAudit(tx, ctx, 'staff.invited', `staff:${username}`, { name, role, way })
      return shown(staff, access)
    })
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError('conflict', `There is a member of staff named ${username} already.`)
    throw error
  }
}

/** Somebody forgot their password: the old one and the second factor stop, every session ends, a new way in is shown. */
export async function resetStaff({ ctx, input }: Call<{ id: string; body: unknown }>): Promise<StaffAccess> {
  requireStaff(ctx.actor, 'admin')
  const { way } = ResetStaffInput.parse(input.body ?? {})
  const access = await makeAccess(ctx, way, 'reset')
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.staffUser.updateManyAndReturn({
      where: { id: input.id },
      data: {
        passwordHash: access.passwordHash,
        failedLogins: 0,
        lockedUntil: null,
        totpSecret: null,
        totpPendingSecret: null,
        totpLastStep: null,
      },
    })
    if (!row) throw new AppError('not-found', 'There is no such member of staff.')
    await replaceLinks(tx, ctx, row.id, access)
    await forgetRecoveryCodes(tx, row.id)
    await endSessions(tx, { staffId: row.id }, 'revoked', ctx.now())
    const staff = await readOneStaff(tx, ctx, row.id)
    await recordAudit(tx, ctx, 'staff.password-reset', `staff:${row.username}`, { way })
    return shown(staff, access)
  })
}

/** Whom a link is for, to greet them before they choose a password. */
export async function checkInvite({ ctx, input }: Call<unknown>): Promise<InviteDto> {
  const { token } = InviteCheckInput.parse(input)
  const invite = await ctx.db.staffInvite.findFirst({
    where: { hash: sha256(token), consumedAt: null, expiresAt: { gt: ctx.now() } },
  })
  const staff = invite && (await ctx.db.staffUser.findUnique({ where: { id: invite.staffId } }))
  if (!invite || !staff || staff.disabledAt) throw noLink()
  return {
    username: staff.username,
    name: staff.name,
    purpose: invite.purpose as InviteDto['purpose'],
    expiresAt: invite.expiresAt.toISOString(),
  }
}

/** Takes a link, once, and sets the password chosen with it. */
export async function acceptInvite({ ctx, input }: Call<unknown>): Promise<{ username: string }> {
  const { token, password } = AcceptInviteInput.parse(input)
  const { username } = await checkInvite({ ctx, input: { token } })
  refuseWeakPassword(password, username)
  const passwordHash = await hashPassword(password)
  return withTransaction(ctx, async (tx) => {
    const [invite] = await tx.staffInvite.updateManyAndReturn({
      where: { hash: sha256(token), consumedAt: null, expiresAt: { gt: ctx.now() } },
      data: { consumedAt: ctx.now() },
    })
    if (!invite) throw noLink()
    const [staff] = await tx.staffUser.updateManyAndReturn({
      where: { id: invite.staffId, disabledAt: null },
      data: { passwordHash, failedLogins: 0, lockedUntil: null },
    })
    if (!staff) throw noLink()
    await endSessions(tx, { staffId: staff.id }, 'revoked', ctx.now())
    await recordAudit(tx, asStaff(ctx, staff), 'staff.password-chosen', `staff:${staff.username}`, {
      purpose: invite.purpose,
    })
    return { username: staff.username }
  })
}

/** The context of somebody who has just proved who they are. */
export function asStaff(
  ctx: Context,
  staff: { id: string; username: string; name: string; role: string },
  sessionId = '',
): Context {
  const { username, name } = staff
  const role = staff.role as StaffRole
  const actor: Actor = { kind: 'staff', userId: staff.id, username, name, role, sessionId }
  return { ...ctx, actor }
}

function shown(staff: StaffAccess['staff'], access: Access): StaffAccess {
  const { link, password, expiresAt } = access
  return { staff, link, password, expiresAt: expiresAt?.toISOString() ?? null }
}

function noLink(): AppError {
  return new AppError(
    'expired',
    'This link has been used or has run out. Ask an administrator for a new one.',
  )
}
