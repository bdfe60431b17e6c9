import { asSolarStage, type SolarStage } from '@/lib/domain/solar/stages'
import { isAppError } from '@/lib/errors'
import type { Context } from '../context'
import { advanceSolarOrder } from './advance-solar-order'

/** How long a simulated installer takes for a stage, in grid days */
const STAGE_DAYS: Partial<Record<SolarStage, number>> = {
  'site-visit': 4,
  permit: 10,
  installation: 7,
  connection: 5,
}
const DAY_MS = 86_400_000

/** Demo only: plays the installer and moves solar orders on by grid time. Every note it leaves says that it is simulated. */
export async function simulateSolarStages(ctx: Context): Promise<number> {
  if (!ctx.env.demo || ctx.actor.kind !== 'system') return 0
  const orders = await ctx.db.order.findMany({
    where: { domain: 'solar', state: 'active', NOT: { stage: 'switched-on' } },
    take: 200,
  })
  let moved = 0
  for (const order of orders) {
    const stage = asSolarStage(order.stage)
    const days = stage ? STAGE_DAYS[stage] : undefined
    if (!stage || days === undefined) continue
    const elapsedMs = (ctx.now().getTime() - order.updatedAt.getTime()) * ctx.env.speed
    if (elapsedMs < days * DAY_MS) continue
    try {
      await advanceSolarOrder({ ctx, input: { orderId: order.id, fromStage: stage } })
      moved += 1
    } catch (error) {
      if (!isAppError(error)) throw error
    }
  }
  return moved
}
