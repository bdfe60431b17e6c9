'use client'

import { EventEnded } from '../events/event-ended'
import { EventLive } from '../events/event-live'
import { EventNotice } from '../events/event-notice'
import { EventResultCard } from '../events/event-result-card'
import type { PartProps } from '../part-view'

/** An event through its life: asked, on, measured, paid. */
export function EventCard({ part, at }: PartProps<'event'>) {
  switch (part.state) {
    case 'notice':
    case 'accepted':
    case 'declined':
      return <EventNotice part={part} at={at} />
    case 'live':
      return <EventLive part={part} />
    case 'ended':
    case 'cancelled':
      return <EventEnded part={part} />
    case 'provisional':
    case 'final':
      return part.result ? <EventResultCard part={part} result={part.result} /> : <EventEnded part={part} />
  }
}
