import * as z from 'zod'
import { Time } from './time'

/** What the programs could take off one transformer if called now; programs without a customer there are left out. */
export const CallableDto = z.object({
  transformerId: z.string(),
  gridNow: Time,
  durationMinutes: z.number().int(),
  programs: z.array(
    z.object({
      programId: z.string(),
      name: z.string(),
      deviceType: z.string().nullable(),
      enrolled: z.number().int(),
      callable: z.number().int(),
      /** In the first quarter hour, all of them called */
      expectedKw: z.number(),
      leadMinutes: z.number().int(),
      /** Why nobody can be called, in words */
      obstacle: z.string().nullable(),
    }),
  ),
})
export type CallableDto = z.infer<typeof CallableDto>
