import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { heldSolarOrder } from '@/lib/usecases/orders/held-solar-order'
import { chips } from './chips'

/** One solar order at a time, in the words of the conversation; null when this meter has none. */
export async function solarHeld(turn: Turn): Promise<Reply | null> {
  const { ctx, t } = turn
  if (ctx.actor.kind !== 'customer') return null
  const held = await heldSolarOrder(ctx.db, ctx.actor.meterId)
  if (!held) return null
  const { reference, name } = held
  return {
    ...say(
      t(held.switchedOn ? 'order.solarOn' : 'order.oneSolar', { reference, name }),
      chips(turn, ['solarStatus', 'person']),
    ),
    memory: { asking: undefined, expecting: undefined, proposal: undefined, orderId: undefined },
  }
}
