import * as z from 'zod'
import { ActivationState, Funnel, SettlementTotal } from './activation'
import { AlertKind, AlertState, Priority, Severity } from './alert'
import { OrderDomain, OrderState } from './order'
import { RecommendationExcluded, RecommendationOption } from './recommendation'
import { Time } from './time'

const summary = z
  .string()
  .optional()
  .meta({ description: 'The part in one sentence, for a screen reader or a text-only client' })
const Fact = z.object({ label: z.string(), value: z.string() })
const Fit = z.object({ state: z.enum(['fits', 'needs', 'unavailable']), text: z.string() })

/** alertId: in the control room, the alert the words are about */
/** The words of a part in another language, where the room's readers speak both */
export const Spoken = z.object({
  title: z.string().optional(),
  text: z.string().optional(),
  summary: z.string().optional(),
  yesLabel: z.string().optional(),
  noLabel: z.string().optional(),
})
export type Spoken = z.infer<typeof Spoken>

export const TextPart = z.object({
  type: z.literal('text'),
  text: z.string(),
  es: Spoken.optional(),
  alertId: z.string().optional(),
})

export const FormField = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'code', 'tel', 'email', 'select', 'choice', 'checkbox', 'number', 'textarea']),
  help: z.string().optional(),
  placeholder: z.string().optional(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  value: z.string().optional(),
  error: z.string().optional(),
})

export const FormPart = z.object({
  type: z.literal('form'),
  form: z.string().meta({ description: 'meter-id, otp, callback, device, comparison …' }),
  title: z.string().optional(),
  text: z.string().optional(),
  fields: z.array(FormField),
  action: z.string(),
  submitLabel: z.string().optional(),
  state: z.enum(['open', 'done', 'expired']),
  expiresAt: Time.optional(),
  resendAfterSeconds: z.number().optional(),
  error: z.string().optional(),
  /** Demo mode only: where the code can be read */
  demoHint: z.string().optional(),
  summary,
})

export const DfpOffer = z.object({
  domain: z.literal('dfp'),
  offerId: z.string(),
  programId: z.string(),
  programVersion: z.number().int(),
  name: z.string(),
  promise: z.string(),
  headline: z.string().meta({ description: 'What this meter may get, as a range with its currency' }),
  headlineNote: z.string().meta({ description: 'Period and basis of the headline' }),
  rewardLowMinor: z.number().int(),
  rewardHighMinor: z.number().int(),
  currency: z.string(),
  facts: z.array(Fact),
  fit: Fit,
  deviceType: z.string().nullable(),
  callableAnyHour: z.boolean(),
  bar: z
    .object({ usualKw: z.number(), cutLowKw: z.number(), cutHighKw: z.number(), window: z.string() })
    .optional(),
  primary: z.boolean(),
})

export const SolarOffer = z.object({
  domain: z.literal('solar'),
  offerId: z.string(),
  name: z.string(),
  providerName: z.string(),
  promise: z.string(),
  headline: z.string(),
  headlineNote: z.string(),
  systemKw: z.number(),
  priceMinor: z.number().int(),
  currency: z.string(),
  annualKwhLow: z.number(),
  annualKwhHigh: z.number(),
  paybackYearsLow: z.number().nullable(),
  paybackYearsHigh: z.number().nullable(),
  facts: z.array(Fact),
  fit: Fit,
  primary: z.boolean(),
})

export const Offer = z.discriminatedUnion('domain', [DfpOffer, SolarOffer])

export const OffersPart = z.object({
  type: z.literal('offers'),
  domain: OrderDomain,
  offers: z.array(Offer),
  note: z.string().optional(),
  excluded: z.array(z.object({ name: z.string(), reason: z.string() })).optional(),
  summary,
})

export const ComparisonPart = z.object({
  type: z.literal('comparison'),
  title: z.string(),
  columns: z.array(z.object({ id: z.string(), name: z.string(), note: z.string().optional() })),
  rows: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      values: z.array(z.string()),
      /** Column ids whose value is best, marked by a word */
      best: z.array(z.string()).default([]),
    }),
  ),
  assumptions: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      value: z.string(),
      editable: z.boolean(),
      input: z.string().optional(),
      source: z.string().optional(),
    }),
  ),
  verdict: z.string().optional(),
  summary,
})

export const QuoteLine = z.object({ label: z.string(), amountMinor: z.number().int() })
export const QuotePart = z.object({
  type: z.literal('quote'),
  orderId: z.string(),
  quoteVersion: z.number().int(),
  domain: OrderDomain,
  title: z.string(),
  subtitle: z.string().optional(),
  headline: z.string().optional(),
  headlineNote: z.string().optional(),
  lines: z.array(QuoteLine),
  totalLabel: z.string(),
  totalMinor: z.number().int(),
  currency: z.string(),
  terms: z.array(z.object({ label: z.string(), text: z.string() })),
  termsVersion: z.string().optional(),
  statements: z
    .array(
      z.object({
        id: z.string(),
        kind: z.enum(['choice', 'checkbox']),
        label: z.string(),
        help: z.string().optional(),
        options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
        /** Chosen already, by the customer's own words or where there is nothing to agree to in it */
        value: z.string().optional(),
      }),
    )
    .default([]),
  expiresAt: Time,
  summary,
})

export const ConfirmState = z.enum(['open', 'confirmed', 'declined', 'expired', 'superseded'])
export const ConfirmPart = z.object({
  type: z.literal('confirm'),
  orderId: z.string().optional(),
  quoteVersion: z.number().int().optional(),
  recommendationId: z.string().optional(),
  optionId: z.string().optional(),
  version: z.number().int().optional(),
  alertId: z.string().optional(),
  activationId: z.string().optional(),
  /** When the event runs: as shown while it is open, as agreed once it is confirmed */
  startAt: Time.optional(),
  endAt: Time.optional(),
  title: z.string().optional(),
  text: z.string().optional(),
  action: z.string(),
  values: z.record(z.string(), z.unknown()).optional(),
  declineAction: z.string().optional(),
  yesLabel: z.string().optional(),
  noLabel: z.string().optional(),
  expiresAt: Time,
  state: ConfirmState,
  decidedBy: z.string().optional(),
  decidedAt: Time.optional(),
  es: Spoken.optional(),
  summary,
})

export const ReceiptPart = z.object({
  type: z.literal('receipt'),
  orderId: z.string(),
  domain: OrderDomain,
  state: OrderState,
  reference: z.string(),
  title: z.string(),
  /** Of the program or the offer, for what can be done about it */
  name: z.string().optional(),
  facts: z.array(Fact).default([]),
  text: z.string().optional(),
  at: Time,
  summary,
})

export const AlertPart = z.object({
  type: z.literal('alert'),
  es: Spoken.optional(),
  alertId: z.string(),
  transformerId: z.string().nullable(),
  transformerName: z.string().nullable(),
  feederName: z.string().nullable().optional(),
  alertKind: AlertKind,
  severity: Severity,
  priority: Priority,
  state: AlertState,
  message: z.string(),
  /** Raised ahead of time: the load is the forecast's upper quantile */
  predicted: z.boolean().optional(),
  ratedKva: z.number().optional(),
  loadKw: z.number().optional(),
  loadPercent: z.number().optional(),
  limitKw: z.number().optional(),
  hotSpotC: z.number().optional(),
  topOilC: z.number().optional(),
  hotSpotLimitC: z.number().optional(),
  /** Until the hot-spot passes its limit at this load; null when it never does */
  minutesToLimit: z.number().nullable().optional(),
  homes: z.number().int().optional(),
  enrolled: z.number().int().optional(),
  raisedAt: Time,
  summary,
})

export const OptionsPart = z.object({
  type: z.literal('options'),
  es: Spoken.optional(),
  recommendationId: z.string(),
  alertId: z.string(),
  version: z.number().int(),
  reference: z.string(),
  neededKw: z.number(),
  enough: z.boolean(),
  missingKw: z.number(),
  currency: z.string(),
  options: z.array(RecommendationOption),
  excluded: z.array(RecommendationExcluded),
  summary,
})

export const ActivationPart = z.object({
  type: z.literal('activation'),
  es: Spoken.optional(),
  activationId: z.string(),
  alertId: z.string().nullable(),
  reference: z.string(),
  transformerId: z.string(),
  state: ActivationState,
  startAt: Time,
  endAt: Time,
  funnel: Funnel,
  expectedKw: z.number(),
  reductionKw: z.number().nullable(),
  energyKwh: z.number().nullable(),
  backUnderLimitAt: Time.nullable(),
  settlement: SettlementTotal.nullable(),
  simulatedCustomers: z.number().int(),
  summary,
})

export const EventState = z.enum([
  'notice',
  'accepted',
  'declined',
  'live',
  'ended',
  'provisional',
  'final',
  'cancelled',
])
const KwSeries = z.array(z.number().nullable())
export const EventResult = z.object({
  provisional: z.boolean(),
  energyKwh: z.number(),
  baselineKwh: z.number(),
  usedKwh: z.number(),
  reboundKwh: z.number().nullable(),
  amountMinor: z.number().int(),
  currency: z.string(),
  chart: z.object({
    startAt: Time,
    intervalMinutes: z.number(),
    usualKw: KwSeries,
    yourKw: KwSeries,
    eventStartAt: Time,
    eventEndAt: Time,
  }),
  steps: z.array(
    z.object({
      label: z.string(),
      detail: z.string().optional(),
      value: z.string(),
      total: z.boolean().optional(),
    }),
  ),
  note: z.string().optional(),
})

export const EventPart = z.object({
  type: z.literal('event'),
  activationId: z.string(),
  state: EventState,
  response: z.enum(['none', 'accepted', 'declined']),
  participation: z.enum(['opt-in', 'opt-out']),
  programId: z.string(),
  programName: z.string(),
  emergency: z.boolean(),
  title: z.string(),
  text: z.string().optional(),
  startAt: Time,
  endAt: Time,
  /** Wall-clock minutes say how long a person has, when grid time runs faster (demo) */
  wallSecondsToStart: z.number().optional(),
  range: z
    .object({
      lowMinor: z.number().int(),
      highMinor: z.number().int(),
      currency: z.string(),
      lowKwh: z.number(),
      highKwh: z.number(),
    })
    .nullable(),
  tips: z.array(z.string()).default([]),
  result: EventResult.optional(),
  summary,
})

export const EnrollmentsPart = z.object({
  type: z.literal('enrollments'),
  items: z.array(
    z.object({
      enrollmentId: z.string(),
      reference: z.string(),
      programId: z.string(),
      name: z.string(),
      state: z.enum(['active', 'paused', 'left']),
      since: Time,
      facts: z.array(Fact),
    }),
  ),
  summary,
})

export const OrdersPart = z.object({
  type: z.literal('orders'),
  items: z.array(
    z.object({
      orderId: z.string(),
      reference: z.string(),
      domain: OrderDomain,
      name: z.string(),
      state: OrderState,
      stage: z.string().nullable(),
      at: Time,
      facts: z.array(Fact),
    }),
  ),
  summary,
})

export const UsagePart = z.object({
  type: z.literal('usage'),
  title: z.string(),
  facts: z.array(Fact),
  /** Average kW of each hour of the day, 24 values */
  hourlyKw: z.array(z.number()).optional(),
  highlightHours: z.array(z.number()).optional(),
  /** Energy of each month in kWh */
  monthly: z.array(z.object({ month: z.string(), kwh: z.number() })).optional(),
  simulated: z.boolean().optional(),
  summary,
})

export const EarningsPart = z.object({
  type: z.literal('earnings'),
  totalMinor: z.number().int(),
  currency: z.string(),
  items: z.array(
    z.object({
      activationId: z.string(),
      at: Time,
      name: z.string(),
      energyKwh: z.number(),
      amountMinor: z.number().int(),
      state: z.enum(['provisional', 'final']),
    }),
  ),
  /** What programs paid beside their events */
  credits: z
    .array(
      z.object({
        id: z.string(),
        at: Time,
        name: z.string(),
        kind: z.enum(['sign-up', 'month', 'season']),
        month: z.string(),
        amountMinor: z.number().int(),
      }),
    )
    .optional(),
  summary,
})

export const HandoverPart = z.object({
  type: z.literal('handover'),
  ticketId: z.string(),
  reference: z.string(),
  state: z.enum(['open', 'answered', 'closed', 'withdrawn']),
  text: z.string(),
  phone: z.string().optional(),
  summary,
})

export const DevicesPart = z.object({
  type: z.literal('devices'),
  items: z.array(
    z.object({
      deviceId: z.string(),
      type: z.string(),
      name: z.string(),
      ratedKw: z.number(),
      state: z.string(),
    }),
  ),
  summary,
})

export const SuggestionsPart = z.object({ type: z.literal('suggestions'), items: z.array(z.string()) })

export const ErrorPart = z.object({
  type: z.literal('error'),
  code: z.string(),
  text: z.string(),
  requestId: z.string().optional(),
})

/** A plain table, for the control room's answers (alerts, history, reports). */
export const TablePart = z.object({
  type: z.literal('table'),
  title: z.string().optional(),
  columns: z.array(
    z.object({ id: z.string(), label: z.string(), align: z.enum(['start', 'end']).default('start') }),
  ),
  rows: z.array(z.object({ href: z.string().optional(), cells: z.array(z.string()) })),
  summary,
})

export const Part = z.discriminatedUnion('type', [
  TextPart,
  FormPart,
  OffersPart,
  ComparisonPart,
  QuotePart,
  ConfirmPart,
  ReceiptPart,
  AlertPart,
  OptionsPart,
  ActivationPart,
  EventPart,
  EnrollmentsPart,
  OrdersPart,
  UsagePart,
  EarningsPart,
  HandoverPart,
  DevicesPart,
  SuggestionsPart,
  ErrorPart,
  TablePart,
])
export type Part = z.infer<typeof Part>
export type PartOf<T extends Part['type']> = Extract<Part, { type: T }>
export type DfpOffer = z.infer<typeof DfpOffer>
export type SolarOffer = z.infer<typeof SolarOffer>
export type Offer = z.infer<typeof Offer>
export type EventResult = z.infer<typeof EventResult>

export const MessageRole = z.enum(['customer', 'admin', 'agent', 'system'])
export const MessageKind = z.enum([
  'chat',
  'notice',
  'alert',
  'options',
  'recommendation',
  'confirmation',
  'progress',
  'result',
  'error',
])
export type MessageRole = z.infer<typeof MessageRole>
export type MessageKind = z.infer<typeof MessageKind>

/** seq is 1, 2, 3 … without gaps in a conversation. */
export const Message = z.object({
  id: z.string(),
  seq: z.number().int(),
  role: MessageRole,
  kind: MessageKind,
  author: z.string().optional(),
  clientMessageId: z.string().optional(),
  createdAt: Time,
  parts: z.array(Part),
})
export type Message = z.infer<typeof Message>
