import type { LoadQuantity } from '@/lib/domain/units/load'
import type { Severity } from './severity'

/** One alarm message in our own words, whatever format it came in. */
export type CanonicalAlert = {
  sourceEventId: string
  status: 'raised' | 'updated' | 'cleared'
  /** The sender's clock; orders the messages of an alarm */
  senderObservedAt: Date
  /** Set by formats that name their episodes and whose times say when the episode began or ended, not when it was seen */
  episodeKey?: string
  /** Unique name of this very message at its source: the same again has no effect */
  deliveryKey?: string
  transformerId?: string
  externalId?: string
  kind: string
  severity: Severity
  load: LoadQuantity
  limitKw?: number
  expectedDurationMinutes?: number
  message?: string
  /** The same in Spanish, for a message of our own */
  messageEs?: string
  /** Raised ahead of time from a forecast: nothing has been measured yet */
  predicted?: boolean
}
