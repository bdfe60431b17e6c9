import * as z from 'zod'
import { Time } from './time'

export const ReasonText = z.object({ code: z.string(), text: z.string() })

export const RecommendationOption = z.object({
  id: z.string().meta({ description: 'A, B, C …: stable within a version' }),
  rank: z.number().int(),
  programs: z.array(
    z.object({
      programId: z.string(),
      name: z.string(),
      participants: z.number().int(),
      expectedKw: z.number(),
    }),
  ),
  expectedKw: z.number(),
  lowKw: z.number(),
  highKw: z.number(),
  byInterval: z
    .array(z.object({ expectedKw: z.number(), lowKw: z.number(), highKw: z.number() }))
    .optional()
    .meta({ description: 'The same in each quarter hour of the event, from its start on' }),
  pEnough: z.number().optional(),
  cost: z.object({ amountMinor: z.number().int(), currency: z.string() }),
  leadMinutes: z.number(),
  /** Devices that this option calls */
  deviceTypes: z.array(z.string()),
  reasons: z.array(z.string()),
  /** The same in Spanish */
  reasonsEs: z.array(z.string()).optional(),
})
export type RecommendationOption = z.infer<typeof RecommendationOption>

export const RecommendationExcluded = z.object({
  programId: z.string(),
  name: z.string(),
  reason: z.string(),
  /** The same in Spanish */
  reasonEs: z.string().optional(),
})
export type RecommendationExcluded = z.infer<typeof RecommendationExcluded>

/** What the rest of the feeder could give when no program under the transformer is enough. */
export const FeederHelp = z.object({
  feederId: z.string(),
  feederName: z.string(),
  transformers: z.number().int().meta({ description: 'Other transformers on the feeder' }),
  customers: z.number().int().meta({ description: 'Their customers who could be called now' }),
  expectedKw: z
    .number()
    .meta({ description: 'What calling them would take off the feeder, not off this transformer' }),
  lowKw: z.number(),
  highKw: z.number(),
  room: z
    .array(z.object({ transformerId: z.string(), name: z.string(), roomKw: z.number() }))
    .meta({ description: 'Transformers with the most kW below their limit, for a load transfer' }),
})
export type FeederHelp = z.infer<typeof FeederHelp>

export const RecommendationState = z.enum([
  'open',
  'approved',
  'declined',
  'expired',
  'superseded',
  'withdrawn',
])
export type RecommendationState = z.infer<typeof RecommendationState>

export const RecommendationDto = z.object({
  id: z.string(),
  reference: z.string(),
  alertId: z.string(),
  transformerId: z.string(),
  version: z.number().int(),
  state: RecommendationState,
  expiresAt: Time,
  neededKw: z.number(),
  enough: z.boolean(),
  missingKw: z.number(),
  startAt: Time.nullable().meta({
    description: 'When the event has to start against foreseen stress; null: as soon as an option is ready',
  }),
  durationMinutes: z.number(),
  options: z.array(RecommendationOption),
  excluded: z.array(RecommendationExcluded),
  feederHelp: FeederHelp.nullable().meta({ description: 'null while the plan is enough' }),
  decidedBy: z.string().nullable(),
  decidedAt: Time.nullable(),
  createdAt: Time,
})
export type RecommendationDto = z.infer<typeof RecommendationDto>

/** Body of POST /api/grid/alerts/{id}/recommendation, all of it optional: a wish makes a new version that keeps to it. */
export const PlanRequestInput = z.object({
  wish: z
    .strictObject({
      onlyDevices: z.array(z.string().max(40)).min(1).max(10).optional(),
      withoutDevices: z.array(z.string().max(40)).min(1).max(10).optional(),
      maxCostMinor: z.number().int().positive().optional(),
      maxKw: z.number().positive().optional(),
    })
    .optional(),
  fresh: z.boolean().optional().meta({ description: 'A new version at once, without any earlier wish' }),
})
