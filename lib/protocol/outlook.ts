import * as z from 'zod'
import { Time } from './time'

/** The highest point of one transformer's next 24 hours, and how likely its limit is passed. */
export const OutlookRow = z.object({
  transformerId: z.string(),
  name: z.string(),
  issuedAt: Time,
  limitKw: z.number(),
  /** Start of the step with the highest median, that step's quantiles in kW and in % of the rating */
  peakAt: Time,
  peakKw: z.number(),
  peakPercent: z.number(),
  lowPercent: z.number(),
  highPercent: z.number(),
  /** The first stretch with the median above the limit; null when it stays under it */
  overFrom: Time.nullable(),
  overTo: Time.nullable(),
  /** Probability that the hot-spot passes its limit within the forecast */
  pOverLimit: z.number(),
  hotSpotPeakC: z.number(),
  hotSpotLimitC: z.number(),
})
export type OutlookRow = z.infer<typeof OutlookRow>
