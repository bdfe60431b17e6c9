import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'

/** Alerts that the control room is still owed something about, the gravest first. */
export async function findOwedAlerts(ctx: Context, limit = 50): Promise<string[]> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const rows = await ctx.db.alert.findMany({
    where: { planState: { in: ['due', 'planning'] } },
    select: { id: true },
    orderBy: [{ priority: 'asc' }, { createdAt: 'asc' }],
    take: limit,
  })
  return rows.map((row) => row.id)
}
