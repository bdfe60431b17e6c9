import type { DeviceKind } from '@/lib/agent/understanding/understanding'

/** What the agent keeps between the turns of a conversation. Facts stay in their tables; this is what is on the table. */
export type Memory = {
  locale?: 'en' | 'es'
  /** Meter id given before sign-in, waiting for its code */
  pendingMeterId?: string
  /** What the visitor asked for before sign-in: answered after it */
  afterSignIn?: string
  /** Offers as last shown, in their order */
  offers?: { id: string; name: string; domain: 'dfp' | 'solar' }[]
  /** Programs as last shown, though solar was looked at since: "enroll" speaks of these */
  programsShown?: { id: string; name: string; domain: 'dfp' | 'solar' }[]
  /** The offer last spoken of */
  focusOfferId?: string
  /** The order under way */
  orderId?: string
  /** The event last spoken of */
  activationId?: string
  /** The transformer last spoken of (staff) */
  transformerId?: string
  /** What the last answer asked for */
  expecting?: 'meter-id' | 'code' | 'choice' | 'yes-no' | 'amount' | 'date' | 'text'
  /** What the next yes or no answers, and since when (wall time) */
  asking?: 'order' | 'proposal'
  askedAt?: string
  /** What the order under way is of */
  orderDomain?: 'dfp' | 'solar'
  /** How a solar offer would be paid, said before there was a quote of it */
  solarWish?: { offerId: string; payment: string }
  /** Other things were spoken of since: the next yes has it put before the customer once more */
  strayed?: boolean
  /** Something that waits for the customer's own yes, with its exact terms */
  proposal?: Proposal
  /** The question last answered about something on the table, so that "and the other one?" asks it again */
  lastTopic?: string
  /** What was last set against each other: the same two again are told in a sentence */
  compared?: { solar: string; program: string }
  /** What the last answers were about, newest first */
  recent?: string[]
  /** What was handed to a person in the last few messages, and how many ago */
  ticket?: { reference: string; topic: string; ago: number }
  /** A danger just told of, in the customer's words, and the number it was passed on with */
  danger?: { text: string; reference?: string }
  /** The days of use last told: the first, and the one after the last */
  used?: { from: string; to: string }
  /** A device at home that was just spoken of */
  deviceSpoken?: DeviceKind
  /** A topic that asked for a date, an amount or a text and takes the next message that holds one */
  waiting?: { topic: string; data?: Record<string, unknown> }
  /** Any further notes of an engine, by topic */
  notes?: Record<string, unknown>
}

/** One change that is ready to be made: executed once, by a yes of the same session, before it expires. */
export type Proposal = {
  id: string
  kind: string
  /** The words on the card: what a yes agrees to */
  title: string
  text: string
  data: Record<string, unknown>
  sessionId: string
  expiresAt: string
}
