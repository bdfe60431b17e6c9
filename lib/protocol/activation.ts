import * as z from 'zod'
import { Time } from './time'

export const ActivationState = z.enum([
  'scheduled',
  'notifying',
  'active',
  'measuring',
  'settled',
  'aborted',
  'failed',
])
export type ActivationState = z.infer<typeof ActivationState>

export const Funnel = z.object({
  asked: z.number().int(),
  reached: z.number().int(),
  accepted: z.number().int(),
  declined: z.number().int(),
  silent: z.number().int(),
})
export type Funnel = z.infer<typeof Funnel>

export const SettlementTotal = z.object({
  currency: z.string(),
  totalMinor: z.number().int(),
  customers: z.number().int(),
})

export const ActivationObjective = z.enum(['option', 'kw', 'to-limit', 'maximum'])
export type ActivationObjective = z.infer<typeof ActivationObjective>

/** What follows when an event delivers too little: a person is asked, or the next stage is called by itself. */
export const NextStage = z.enum(['ask', 'automatic'])
export type NextStage = z.infer<typeof NextStage>

export const ActivationDto = z.object({
  id: z.string(),
  reference: z.string(),
  alertId: z.string().nullable(),
  recommendationId: z.string().nullable(),
  optionId: z.string(),
  transformerId: z.string(),
  transformerName: z.string(),
  programs: z.array(
    z.object({
      programId: z.string(),
      name: z.string(),
      participants: z.number().int(),
      expectedKw: z.number(),
    }),
  ),
  state: ActivationState,
  emergency: z.boolean(),
  startAt: Time,
  endAt: Time,
  funnel: Funnel,
  expectedKw: z.number(),
  lowKw: z.number(),
  highKw: z.number(),
  neededKw: z.number(),
  limitKw: z.number(),
  baselineKw: z.number().nullable(),
  actualKw: z.number().nullable(),
  reductionKw: z.number().nullable(),
  energyKwh: z.number().nullable(),
  reboundKwh: z.number().nullable(),
  backUnderLimitAt: Time.nullable(),
  /** False when the load was under the limit from the decision to the end: no overload to end. Null until it is known */
  overLimit: z.boolean().nullable().optional(),
  settlement: SettlementTotal.nullable(),
  simulatedCustomers: z.number().int(),
  decidedBy: z.string(),
  decidedAt: Time,
  abortedBy: z.string().nullable(),
  failure: z.string().nullable(),
  /** How participants were chosen: as in the option, for a number of kW, back to the limit, or all who can be called */
  objective: ActivationObjective.optional(),
  targetKw: z.number().nullable().optional(),
  /** End as first agreed, when it was extended */
  originalEndAt: Time.nullable().optional(),
  /** The first of two who approved, when two were needed */
  endorsedBy: z.string().nullable().optional(),
  /** Set when a policy decided instead of a person */
  policyId: z.string().nullable().optional(),
  nextStage: NextStage.optional(),
  /** The activation whose next stage this is */
  stageOfId: z.string().nullable().optional(),
  /** Minutes over which starts and ends are spread: the window runs from the first start to the last end */
  staggerMinutes: z.number().int().optional(),
  /** What was delivered in the middle of the event */
  midEventKw: z.number().nullable().optional(),
  /** Highest load in the two hours after the end */
  reboundPeakKw: z.number().nullable().optional(),
  createdAt: Time,
  version: z.number().int(),
})
export type ActivationDto = z.infer<typeof ActivationDto>

export const CreateActivationInput = z.strictObject({
  recommendationId: z.string(),
  optionId: z.string(),
  version: z.number().int(),
  startAt: Time.optional(),
  durationMinutes: z
    .number()
    .int()
    .min(5)
    .max(24 * 60)
    .optional(),
  objective: ActivationObjective.default('option').meta({
    description:
      'option: as the plan says; kw: as many as targetKw needs; to-limit: until the load is back under its limit with 90 %; maximum: everybody who can be called',
  }),
  targetKw: z.number().positive().max(1_000_000).optional(),
  staggerMinutes: z.number().int().min(0).max(60).multipleOf(5).default(0).meta({
    description:
      'Spreads starts and ends of the participants over so many minutes, each for durationMinutes: the load neither falls nor comes back at one instant. At most half of durationMinutes',
  }),
  nextStage: NextStage.default('ask').meta({
    description:
      'automatic: when less than 60 % is delivered in the middle of the event, the best option of the plan for what is missing is called by itself; ask: a person decides',
  }),
})
export type CreateActivationInput = z.infer<typeof CreateActivationInput>

const Check = z.object({ code: z.string(), text: z.string() })
export type ActivationCheck = z.infer<typeof Check>

/** What a confirmation would do, with nothing written: POST /api/grid/activations?dryRun=1 */
export const ActivationDryRun = z.object({
  dryRun: z.literal(true),
  recommendationId: z.string(),
  optionId: z.string(),
  version: z.number().int(),
  objective: ActivationObjective,
  targetKw: z.number().nullable(),
  startAt: Time,
  endAt: Time,
  wouldAsk: z.number().int(),
  programs: ActivationDto.shape.programs,
  expectedKw: z.number(),
  lowKw: z.number(),
  highKw: z.number(),
  neededKw: z.number(),
  staggerMinutes: z.number().int(),
  /** kW while everybody acts; expectedKw is the mean from the first start to the last end */
  fullKw: z.number(),
  /** The first 500; meter ids are masked */
  homes: z.array(
    z.object({
      meter: z.string(),
      programId: z.string(),
      participation: z.enum(['opt-in', 'opt-out']),
      expectedKw: z.number(),
      simulated: z.boolean(),
    }),
  ),
  /** Each of these refuses the confirmation */
  blocks: z.array(Check),
  warnings: z.array(Check),
  approval: z.object({
    needed: z.boolean(),
    aboveKw: z.number().nullable(),
    aboveHomes: z.number().int().nullable(),
    endorsedBy: z.string().nullable(),
  }),
})
export type ActivationDryRun = z.infer<typeof ActivationDryRun>

export const ExtendActivationInput = z.strictObject({
  minutes: z
    .number()
    .int()
    .min(5)
    .max(12 * 60),
})

/** When a second person has to approve; null in both means never. */
export const ApprovalSettings = z.strictObject({
  aboveKw: z.number().positive().nullable(),
  aboveHomes: z.number().int().positive().nullable(),
})
export type ApprovalSettings = z.infer<typeof ApprovalSettings>

/** One notice to one customer of an activation: kind, channel, and what became of it. */
export const NoticeDto = z.object({
  id: z.string(),
  meter: z.string(),
  kind: z.string(),
  channel: z.enum(['chat', 'sms', 'email', 'device']),
  state: z.enum(['queued', 'sent', 'failed', 'held']),
  detail: z.string().nullable(),
  attempts: z.number().int().nullable(),
  createdAt: Time,
  deliveredAt: Time.nullable(),
})
export type NoticeDto = z.infer<typeof NoticeDto>
