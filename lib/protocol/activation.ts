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
  settlement: SettlementTotal.nullable(),
  simulatedCustomers: z.number().int(),
  decidedBy: z.string(),
  decidedAt: Time,
  abortedBy: z.string().nullable(),
  failure: z.string().nullable(),
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
})
export type CreateActivationInput = z.infer<typeof CreateActivationInput>
