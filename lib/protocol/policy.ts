import * as z from 'zod'
import { cleanText } from '@/lib/domain/clean-text'
import { AlertKind, Priority } from './alert'
import { Time } from './time'

const Name = z.string().trim().min(1).max(100).transform(cleanText)
const Hour = z.number().int().min(0).max(23)
const Ids = z.array(z.string().min(1).max(100)).max(500)

export const PolicyConditions = z.strictObject({
  priorities: z.array(Priority).min(1).max(3),
  alertKinds: z.array(AlertKind).min(1).max(20).default(['overload', 'temperature']),
  transformerIds: Ids.default([]),
  feederIds: Ids.default([]).meta({ description: 'Both lists empty: everywhere' }),
  minPEnough: z.number().min(0.5).max(0.999).default(0.95),
  maxKw: z.number().positive().max(100_000),
  maxCustomers: z.number().int().positive().max(100_000).nullable().default(null),
  maxEventsPerDay: z.number().int().min(1).max(24).default(1),
  quietHours: z.strictObject({ fromHour: Hour, toHour: Hour }).nullable().default(null),
  waitSeconds: z.number().int().min(0).max(540).default(60).meta({
    description: 'Wall seconds that people have to decide first; confirmations end after ten minutes',
  }),
})

export const CreatePolicy = z.strictObject({ name: Name, conditions: PolicyConditions })
export const ChangePolicy = z
  .strictObject({
    name: Name.optional(),
    conditions: PolicyConditions.optional(),
    state: z.enum(['off', 'on']).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { message: 'Nothing to change was given.' })

/** Approves exactly the version that was read. */
export const ApprovePolicy = z.strictObject({ version: z.number().int().min(1) })

/** Rules under which plans may be carried out without a person: off until somebody turns an approved one on. */
export const PolicyDto = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['off', 'on']),
  version: z.number().int(),
  conditions: PolicyConditions,
  approved: z.boolean(),
  approvedBy: z.string().nullable(),
  approvedAt: Time.nullable(),
  createdBy: z.string(),
  createdAt: Time,
  changedBy: z.string().nullable(),
  changedAt: Time.nullable(),
  eventsToday: z.number().int(),
})
export type PolicyDto = z.infer<typeof PolicyDto>

/** The kill switch: while it is stopped no policy acts, whatever its state. */
export const Automation = z.object({
  stopped: z.boolean(),
  by: z.string().nullable(),
  at: Time.nullable(),
})
export type Automation = z.infer<typeof Automation>

export const PolicyList = z.object({ policies: z.array(PolicyDto), automation: Automation })
export type PolicyList = z.infer<typeof PolicyList>

export const PolicyDecisionDto = z.object({
  id: z.string(),
  policyId: z.string(),
  policyName: z.string(),
  policyVersion: z.number().int(),
  recommendationId: z.string(),
  recommendationVersion: z.number().int(),
  alertId: z.string(),
  acted: z.boolean(),
  explanation: z.string(),
  explanationEs: z.string().nullable(),
  checks: z.array(
    z.object({
      code: z.string(),
      ok: z.boolean(),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  activationId: z.string().nullable(),
  gridAt: Time,
  createdAt: Time,
})
export type PolicyDecisionDto = z.infer<typeof PolicyDecisionDto>
