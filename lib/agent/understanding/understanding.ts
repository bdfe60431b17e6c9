import type { Audience, Intent, Locale } from '@/lib/agent/understanding/intent'

/** Below this the orchestrator asks instead of acting. */
export const askBelowConfidence = 0.45

/** What the engine found in one message: the language, then what is wanted in the order to answer it. */
export type Understanding = { locale: Locale; acts: Act[] }

/** `span` is the customer's own words behind this act; it may hold a code or a meter id, so it is never logged. */
export type Act = {
  intent: Intent
  confidence: number
  slots: Slots
  span: string
  /** What an unsure reading may have meant, likeliest first: to ask with, never to act on. */
  guesses?: Intent[]
}

/** What reading a message looks like from outside: `loadUnderstander()` trains one once, at start. */
export type Understander = (text: string, context: UnderstandingContext) => Understanding

export type Expecting = 'meter-id' | 'code' | 'choice' | 'yes-no' | 'amount' | 'date' | 'text'

export type UnderstandingContext = {
  audience: Audience
  locale?: Locale
  signedIn: boolean
  expecting?: Expecting
  /** What is on the table, in the order shown. */
  offers?: OfferOnTable[]
  entities?: {
    transformers?: Named[]
    feeders?: Named[]
    programs?: Named[]
  }
}

export type Named = { id: string; name: string }
export type OfferOnTable = { id: string; name: string; ordinal: number; domain: 'dfp' | 'solar' }

export type Comparator = 'under' | 'over' | 'about' | 'exactly'
export type DeviceKind =
  | 'battery'
  | 'thermostat'
  | 'ev'
  | 'water-heater'
  | 'solar'
  | 'air-conditioner'
  | 'pool-pump'
export type DayWord =
  | 'today'
  | 'tonight'
  | 'yesterday'
  | 'tomorrow'
  | 'this-week'
  | 'last-week'
  | 'next-week'
  | 'weekend'
  | 'this-month'
  | 'last-month'
  | 'next-month'
  | 'this-season'
  | 'this-year'
  | 'last-year'
  | 'now'

export type Slots = {
  /** Position in the list, from 1; -1 is the last one. */
  ordinal?: number
  /** Only ever an id of `context.offers`. */
  offerId?: string
  /** Only ever an id of `context.entities.programs`. */
  programId?: string
  /** The entity's id when the context has it, else the words normalised to `T-07`. */
  transformerId?: string
  feederId?: string
  /** A or 1 is 1; 'other' is the one not proposed. */
  optionRank?: number | 'other'
  amountMinor?: number
  amountComparator?: Comparator
  /** Lower end of a range that `amountMinor` is the upper end of */
  amountFromMinor?: number
  powerKw?: number
  powerComparator?: Comparator
  /** Lower end of a range that `powerKw` is the upper end of */
  powerFromKw?: number
  percent?: number
  /** Normalised `NE-1234567-C`, check digit verified. */
  meterId?: string
  /** Something that was meant as a meter id. */
  meterIdProblem?: 'format' | 'check-digit'
  /** Six digits. */
  code?: string
  phone?: string
  email?: string
  day?: DayWord
  weekday?: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
  /** A date written out, `YYYY-MM-DD` or `MM-DD` when no year was given. */
  date?: string
  /** The first day of a range that ends on `date`, written like it. */
  fromDate?: string
  /** The first and last day of a range within a month that was not named, 1 to 31. */
  fromDay?: number
  untilDay?: number
  /** The first day of a range in a word: "from Friday to Tuesday", "tomorrow till …". */
  fromWord?: 'today' | 'tomorrow' | NonNullable<Slots['weekday']>
  /** 24-hour `HH:MM`. */
  time?: string
  durationMinutes?: number
  /** Staff: over how many minutes the starts of an event are spread; 0 is all at once. */
  staggerMinutes?: number
  /** A BCP 47 primary tag; may be a language the product does not speak. */
  language?: string
  deviceKind?: DeviceKind
  /** Staff: restrict the plan to these. */
  deviceFilter?: DeviceKind[]
  /** Staff: leave these out of the plan. */
  deviceExclude?: DeviceKind[]
  channel?: 'email' | 'sms' | 'push'
  priority?: 1 | 2 | 3
  reason?: string
  /** A name or words that were meant for something on the table but match nothing. */
  unmatched?: string
  polarity?: 'yes' | 'no'
  /** A yes tied to a condition or a question: it agrees to nothing yet. */
  hedgedYes?: true
  /** The message is this yes or no and nothing besides. */
  nothingBesides?: true
  /** The thing named is what the person does NOT want ("don't enroll me"). */
  negated?: true
}
