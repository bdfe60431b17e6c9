import type { Order, OrderEvent } from '@/lib/db/generated/client'
import { loanOfKey } from '@/lib/domain/finance/payment-choice'
import { ORDER_STATES } from '@/lib/domain/order/transitions'
import type { OrderDto, Quote } from '@/lib/protocol/order'
import { cancellationOf } from './cancellation-of'

export function presentOrder(row: Order & { history: OrderEvent[] }): OrderDto {
  const offer = row.offer as { offerId: string; name: string }
  return {
    id: row.id,
    reference: row.reference,
    domain: row.domain as OrderDto['domain'],
    state: row.state as OrderDto['state'],
    offer,
    quote: row.quote as Quote | null,
    stage: row.stage,
    visitAt: (row.stageData as { visitAt?: string } | null)?.visitAt ?? null,
    financing: financingOf(row),
    cancellation: cancellationNow(row),
    history: row.history
      .toSorted((a, b) => a.at.getTime() - b.at.getTime() || stepOf(a) - stepOf(b))
      .map((h) => ({ state: h.state as OrderDto['state'], at: h.at.toISOString(), actor: h.actor })),
    createdAt: row.createdAt.toISOString(),
  }
}

function financingOf(row: Order): OrderDto['financing'] {
  const { payment } = (row.stageData ?? {}) as { payment?: string }
  const loan = loanOfKey(payment, (row.quote as Quote | null)?.totalMinor ?? 0)
  if (!loan) return null
  const { months, aprPercent, downPaymentMinor, monthlyMinor } = loan
  return { months, aprPercent, downPaymentMinor, monthlyMinor }
}

function cancellationNow(row: Order): { feeMinor: number } | null {
  if (row.state === 'cancelled' || row.state === 'failed') return null
  const ending = cancellationOf(row)
  return ending.allowed ? { feeMinor: ending.feeMinor } : null
}

/** Steps of the same millisecond stand in the order of the life cycle. */
function stepOf({ state }: OrderEvent): number {
  return (ORDER_STATES as readonly string[]).indexOf(state)
}
