import type { Order, OrderEvent, Prisma } from '@/lib/db/generated/client'
import { maskMeterId } from '@/lib/domain/meter-id'
import { asSolarStage, nextSolarStage } from '@/lib/domain/solar/stages'
import { type SolarOrderDto, SolarOrderView } from '@/lib/protocol/admin-customers'
import type { Page } from '@/lib/protocol/grid-queries'
import type { Quote } from '@/lib/protocol/order'
import { requireStaff } from '../authorize'
import type { Call } from '../context'
import { pageArgs } from '../page'

const WHICH: Record<SolarOrderView, Prisma.OrderWhereInput> = {
  'under-way': { state: 'active', NOT: { stage: 'switched-on' } },
  'switched-on': { state: 'active', stage: 'switched-on' },
  canceled: { state: 'cancelled', stage: { not: null } },
}

/** Solar orders that were confirmed, newest first; without a view all of them. */
export async function listSolarOrders({
  ctx,
  input,
}: Call<{ page: Page; view?: unknown }>): Promise<SolarOrderDto[]> {
  requireStaff(ctx.actor, 'operator')
  const view = SolarOrderView.optional().parse(input.view)
  const page = pageArgs(input.page)
  const which = view ? WHICH[view] : { state: { in: ['active', 'cancelled'] }, stage: { not: null } }
  const rows = await ctx.db.order.findMany({
    ...page,
    where: { AND: [{ domain: 'solar' }, which, page.where] },
    include: { history: { orderBy: { at: 'desc' }, take: 1 } },
  })
  return rows.map(present)
}

function present(row: Order & { history: OrderEvent[] }): SolarOrderDto {
  const stage = asSolarStage(row.stage)
  const quote = row.quote as Quote | null
  const kept = (row.stageData ?? {}) as { visitAt?: string; simulated?: boolean }
  return {
    id: row.id,
    reference: row.reference,
    maskedMeterId: maskMeterId(row.meterId),
    offerName: (row.offer as { name: string }).name,
    state: row.state as SolarOrderDto['state'],
    stage,
    nextStage: row.state === 'active' && stage ? nextSolarStage(stage) : null,
    stageSince: (row.history[0]?.at ?? row.createdAt).toISOString(),
    simulated: kept.simulated === true,
    visitAt: kept.visitAt ?? null,
    totalMinor: quote?.totalMinor ?? null,
    currency: quote?.currency ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}
