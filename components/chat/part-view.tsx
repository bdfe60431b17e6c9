import type { ComponentType } from 'react'
import { CardBoundary } from '@/components/ui/card-boundary'
import type { Part, PartOf } from '@/lib/protocol/message'
import { ComparisonCard } from './parts/comparison-card'
import { ConfirmCard } from './parts/confirm-card'
import { DevicesCard } from './parts/devices-card'
import { EarningsCard } from './parts/earnings-card'
import { EnrollmentsCard } from './parts/enrollments-card'
import { ErrorNote } from './parts/error-note'
import { EventCard } from './parts/event-card'
import { FormCard } from './parts/form-card'
import { HandoverCard } from './parts/handover-card'
import { OffersCards } from './parts/offers-cards'
import { OrdersCard } from './parts/orders-card'
import { QuoteCard } from './parts/quote-card'
import { ReceiptCard } from './parts/receipt-card'
import { TableCard } from './parts/table-card'
import { TextPartView } from './parts/text-part-view'
import { UsageCard } from './parts/usage-card'
import { WordsOnly } from './parts/words-only'

/** What a card is told besides its part. */
export type PartProps<T extends Part['type']> = { part: PartOf<T>; at: string }

/** A card for every type of part: a type without one does not compile. */
const CARDS: { [T in Part['type']]: ComponentType<PartProps<T>> } = {
  text: TextPartView,
  form: FormCard,
  offers: OffersCards,
  comparison: ComparisonCard,
  quote: QuoteCard,
  confirm: ConfirmCard,
  receipt: ReceiptCard,
  event: EventCard,
  enrollments: EnrollmentsCard,
  orders: OrdersCard,
  usage: UsageCard,
  earnings: EarningsCard,
  handover: HandoverCard,
  devices: DevicesCard,
  error: ErrorNote,
  table: TableCard,
  // Chips stand over the composer; the control room's parts are words to a customer.
  suggestions: () => null,
  alert: WordsOnly,
  options: WordsOnly,
  activation: WordsOnly,
}

export function PartView({ part, at }: { part: Part; at: string }) {
  const Card = CARDS[part.type] as ComponentType<{ part: Part; at: string }> | undefined
  // A newer server may send a part this page does not know yet.
  if (!Card) return <WordsOnly part={part} />
  return (
    <CardBoundary instead={<WordsOnly part={part} />}>
      <Card part={part} at={at} />
    </CardBoundary>
  )
}
