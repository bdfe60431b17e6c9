import { SOLAR_STAGES } from '@/lib/domain/solar/stages'
import { advanceSolarOrder } from '@/lib/usecases/orders/advance-solar-order'
import { confirmOrder } from '@/lib/usecases/orders/confirm-order'
import { initOrder } from '@/lib/usecases/orders/init-order'
import { selectOffer } from '@/lib/usecases/orders/select-offer'
import type { Cell, CellOptions } from './cell'

/** A solar order made by the same steps as any other, then moved on as far as asked. */
export async function addSolarOrder(cell: Cell, wanted: NonNullable<CellOptions['solar']>): Promise<string> {
  const ctx = cell.customer()
  const { id } = await selectOffer({ ctx, input: { offerId: wanted.offerId } })
  const { quote } = await initOrder({ ctx, input: { orderId: id } })
  await confirmOrder({ ctx, input: { orderId: id, body: { quoteVersion: quote.quoteVersion } } })
  const stage = wanted.stage ?? 'site-visit'
  for (const fromStage of SOLAR_STAGES.slice(0, SOLAR_STAGES.indexOf(stage)))
    await advanceSolarOrder({ ctx: cell.system(), input: { orderId: id, fromStage } })
  return id
}
