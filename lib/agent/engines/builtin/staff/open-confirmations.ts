import type { Turn } from '@/lib/agent/turn'
import type { Recommendation } from '@/lib/db/generated/client'

export type OpenPlan = Recommendation & { transformerName: string }

/** Plans that wait for a yes, oldest first. */
export async function openPlans(turn: Turn): Promise<OpenPlan[]> {
  const { db, now } = turn.ctx
  const rows = await db.recommendation.findMany({
    where: { state: 'open', expiresAt: { gt: now() } },
    orderBy: { createdAt: 'asc' },
  })
  const names = await db.transformer.findMany({
    where: { id: { in: rows.map((r) => r.transformerId) } },
    select: { id: true, name: true },
  })
  return rows.map((row) => ({
    ...row,
    transformerName: names.find((n) => n.id === row.transformerId)?.name ?? row.transformerId,
  }))
}

/**
 * The one plan meant: the transformer named, else the only one open. `null` is none, a list is "which one?".
 */
export async function planMeant(
  turn: Turn,
  transformerId: string | undefined,
): Promise<OpenPlan | OpenPlan[] | null> {
  const open = await openPlans(turn)
  const named = transformerId ? open.filter((plan) => plan.transformerId === transformerId) : open
  if (named.length === 1) return named[0]!
  if (named.length > 1) return named
  return null
}
