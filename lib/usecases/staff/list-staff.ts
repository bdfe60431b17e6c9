import type { Tx } from '@/lib/db/client'
import { hasRole } from '@/lib/domain/actor'
import { AppError } from '@/lib/errors'
import type { StaffDto } from '@/lib/protocol/admin'
import { requireStaffOrSystem } from '../authorize'
import type { Context } from '../context'
import { presentStaff } from './present-staff'

/** Everybody on staff: names for assignments to all, accounts and sessions to administrators. */
export async function listStaff(ctx: Context): Promise<StaffDto[]> {
  requireStaffOrSystem(ctx.actor, 'viewer')
  return readStaff(ctx.db, ctx, {})
}

/** One member of staff as the acting one may see them. */
export async function readOneStaff(tx: Tx, ctx: Context, id: string): Promise<StaffDto> {
  const [staff] = await readStaff(tx, ctx, { id })
  if (!staff) throw new AppError('not-found', 'There is no such member of staff.')
  return staff
}

async function readStaff(tx: Tx, ctx: Context, where: { id?: string }): Promise<StaffDto[]> {
  const forAdmin = ctx.actor.kind === 'system' || hasRole(ctx.actor, 'admin')
  const now = ctx.now()
  const rows = await tx.staffUser.findMany({ where, orderBy: [{ name: 'asc' }, { username: 'asc' }] })
  const ids = rows.map((row) => row.id)
  const invites = await tx.staffInvite.findMany({
    where: { staffId: { in: ids }, purpose: 'invite', consumedAt: null },
    select: { staffId: true },
  })
  const sessions = forAdmin
    ? await tx.session.groupBy({
        by: ['staffId'],
        where: {
          staffId: { in: ids },
          endedAt: null,
          expiresAt: { gt: now },
          lastSeenAt: { gt: new Date(now.getTime() - ctx.env.SESSION_IDLE_MINUTES * 60_000) },
        },
        _count: true,
      })
    : []
  return rows.map((row) =>
    presentStaff(
      row,
      {
        invited: invites.some((invite) => invite.staffId === row.id),
        sessions: sessions.find((group) => group.staffId === row.id)?._count ?? 0,
      },
      forAdmin,
    ),
  )
}
