import * as z from 'zod'
import { AlertDto, AlertTimelineEntry } from './alert'

/** One alarm with everything that happened to it, oldest first. */
export const AlertDetail = AlertDto.extend({
  timeline: z.array(AlertTimelineEntry),
  recommendationId: z.string().nullable(),
  activationIds: z.array(z.string()),
})
export type AlertDetail = z.infer<typeof AlertDetail>
