import type { Db, Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

export type HeldSolarOrder = { reference: string; name: string; switchedOn: boolean }

/** The solar order that this meter has under way, or on its roof: one at a time. */
export async function heldSolarOrder(db: Db | Tx, meterId: string): Promise<HeldSolarOrder | null> {
  const order = await db.order.findFirst({
    where: { meterId, domain: 'solar', state: { in: ['confirmed', 'active'] } },
    orderBy: { createdAt: 'desc' },
  })
  if (!order) return null
  const { name } = order.offer as { name: string }
  return { reference: order.reference, name, switchedOn: order.stage === 'switched-on' }
}

/** Error: not-eligible when there is one. */
export async function refuseSecondSolar(db: Db | Tx, meterId: string): Promise<void> {
  const held = await heldSolarOrder(db, meterId)
  if (!held) return
  throw new AppError(
    'not-eligible',
    held.switchedOn
      ? `${held.name} (${held.reference}) is on your roof already. Ask for a person to look at more panels: nothing was ordered.`
      : `Your solar order ${held.reference}, ${held.name}, is under way: one at a time for a home. Cancel it first, or ask for a person to change it. Nothing was ordered.`,
  )
}
