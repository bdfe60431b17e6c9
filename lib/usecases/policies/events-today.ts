import { DateTime } from 'luxon'
import type { Db, Tx } from '@/lib/db/client'
import type { Context } from '@/lib/usecases/context'

/** Events that a policy has started on this local day of grid time, called off or not. */
export function countEventsToday(
  db: Db | Tx,
  ctx: Context,
  policyId: string,
  gridNow: Date,
): Promise<number> {
  const day = DateTime.fromJSDate(gridNow, { zone: ctx.env.TIME_ZONE }).startOf('day').toJSDate()
  return db.activation.count({ where: { policyId, createdGridAt: { gte: day } } })
}
