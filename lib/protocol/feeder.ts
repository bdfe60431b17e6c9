import * as z from 'zod'
import { Time } from './time'

const list = (most: number) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.string().max(100)).min(1).max(most))

/** Query of the reads about several feeders at once. */
export const FeederQuery = z.object({ feederIds: list(20) })

/** Load of one feeder over the last 24 hours, in % of the rating of the transformers that reported. */
export const FeederTrendDto = z.object({
  feederId: z.string(),
  from: Time,
  to: Time,
  stepMinutes: z.number().int(),
  /** Start of the step and its mean; a step in which nothing reported is not there */
  points: z.array(z.object({ at: Time, percent: z.number() })),
})
export type FeederTrendDto = z.infer<typeof FeederTrendDto>

/** What everybody on one feeder who may be called now is expected to give, with the 80 % band. */
export const FeederCallableDto = z.object({
  feederId: z.string(),
  durationMinutes: z.number().int(),
  customers: z.number().int(),
  expectedKw: z.number(),
  lowKw: z.number(),
  highKw: z.number(),
})
export type FeederCallableDto = z.infer<typeof FeederCallableDto>
