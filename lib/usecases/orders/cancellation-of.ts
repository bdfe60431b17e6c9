import type { Order } from '@/lib/db/generated/client'
import { asSolarStage, solarCancellation } from '@/lib/domain/solar/stages'

/** What canceling this order costs now, in minor units, or that it cannot be canceled any more. */
export function cancellationOf(
  order: Pick<Order, 'domain' | 'state' | 'quote' | 'stage' | 'stageData'>,
): ReturnType<typeof solarCancellation> {
  if (order.domain !== 'solar' || order.state !== 'active') return { allowed: true, feeMinor: 0 }
  const { totalMinor = 0 } = (order.quote ?? {}) as { totalMinor?: number }
  const { cancellationFeePercent = 0 } = (order.stageData ?? {}) as { cancellationFeePercent?: number }
  return solarCancellation(asSolarStage(order.stage), totalMinor, cancellationFeePercent)
}
