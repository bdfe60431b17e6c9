import type { PartOf } from '@/lib/protocol/message'

type EventCard = PartOf<'event'>

/** A notice becomes live at the start that stands on it, which in a spread event is later than the event's. */
export function startedCard(card: EventCard, gridNow: Date): EventCard {
  const waits = card.state === 'notice' || card.state === 'accepted'
  return waits && Date.parse(card.startAt) <= gridNow.getTime() ? { ...card, state: 'live' } : card
}

/** Who began first in a spread event is through before the others. */
export function endedCard(card: EventCard, gridNow: Date): EventCard {
  return card.state === 'live' && Date.parse(card.endAt) <= gridNow.getTime()
    ? { ...card, state: 'ended' }
    : card
}
