import * as z from 'zod'
import { Time } from './time'

export const ProgramDto = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['draft', 'published', 'retired']),
  currentVersion: z.number().int(),
  enrolled: z.object({ active: z.number().int(), paused: z.number().int() }),
  /** Newest first; a published version never changes */
  versions: z.array(
    z.object({
      version: z.number().int(),
      publishedAt: Time.nullable(),
      terms: z.record(z.string(), z.unknown()),
    }),
  ),
})
export type ProgramDto = z.infer<typeof ProgramDto>
