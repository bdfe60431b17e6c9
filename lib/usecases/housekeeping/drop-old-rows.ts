import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { HEARTBEATS } from '@/lib/usecases/health/heartbeat-key'

const DAY_MS = 86_400_000
const KEEP_PAYLOADS_DAYS = 30
const KEEP_IDEMPOTENCY_DAYS = 2
const KEEP_DELIVERIES_DAYS = 30

/** Drops what was kept for a time: raw bodies of webhooks, idempotency keys, counters of limits. Run by a loop. */
export async function dropOldRows(ctx: Context): Promise<void> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const before = (days: number) => new Date(ctx.now().getTime() - days * DAY_MS)
  await ctx.db.intakePayload.deleteMany({ where: { receivedAt: { lt: before(KEEP_PAYLOADS_DAYS) } } })
  await ctx.db.idempotencyRecord.deleteMany({ where: { createdAt: { lt: before(KEEP_IDEMPOTENCY_DAYS) } } })
  await ctx.db.webhookDelivery.deleteMany({ where: { createdAt: { lt: before(KEEP_DELIVERIES_DAYS) } } })
  await ctx.db.rateLimit.deleteMany({ where: { windowEnd: { lt: before(1) } } })
  // Processes that were killed left theirs.
  await ctx.db.setting.deleteMany({
    where: { key: { startsWith: HEARTBEATS }, value: { path: ['at'], lt: before(1).toISOString() } },
  })
}
