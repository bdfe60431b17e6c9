import * as z from 'zod'
import { Time } from './time'

/** One customer of an activation as the control room sees them: the meter id is masked. */
export const ActivationHome = z.object({
  id: z.string(),
  meter: z.string().meta({ description: 'Masked: the last four digits' }),
  programId: z.string(),
  programName: z.string(),
  participation: z.enum(['opt-in', 'opt-out']),
  channels: z.array(z.string()),
  state: z.enum(['asked', 'accepted', 'declined']),
  /** Their own part of the event, where starts and ends are spread */
  startAt: Time.nullable().optional(),
  endAt: Time.nullable().optional(),
  noticedAt: Time.nullable(),
  reachedAt: Time.nullable(),
  respondedAt: Time.nullable(),
  overriddenAt: Time.nullable(),
  outcome: z.string().nullable(),
  outcomeReason: z.string().nullable(),
  simulated: z.boolean(),
  expectedKw: z.number(),
  baselineKw: z.number().nullable(),
  actualKw: z.number().nullable(),
  reductionKw: z.number().nullable(),
  energyKwh: z.number().nullable(),
  amountMinor: z.number().int().nullable(),
})
export type ActivationHome = z.infer<typeof ActivationHome>

/** Notices of one channel. */
export const ActivationDelivery = z.object({
  channel: z.string(),
  sent: z.number().int(),
  delivered: z.number().int(),
  failed: z.number().int(),
})

/** Everyone asked in an activation, how notices went, and their load together against like days. */
export const ActivationHomes = z.object({
  homes: z.array(ActivationHome),
  delivery: z.array(ActivationDelivery),
  /** Sum over those who take part, by quarter hour; null where a reading is missing */
  curve: z.array(z.object({ at: Time, baselineKw: z.number().nullable(), actualKw: z.number().nullable() })),
})
export type ActivationHomes = z.infer<typeof ActivationHomes>
