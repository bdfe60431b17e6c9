import * as z from 'zod'
import { Time } from './time'

/** A stored message of a source, as somebody may read it: secrets are left out, white space is ours. */
export const AlertPayload = z.object({
  id: z.string(),
  source: z.string(),
  /** Name of the API key that it came with; null when that is unknown */
  apiKeyName: z.string().nullable(),
  format: z.string(),
  /** When it was stored, by the wall clock */
  receivedAt: Time,
  /** Size of the body as it came */
  bytes: z.number().int(),
  text: z.string(),
  /** The text goes on: it was cut, it is that long */
  cut: z.boolean(),
  /** The alert's own message among several in it, by itself */
  own: z.object({ index: z.number().int(), of: z.number().int(), text: z.string() }).nullable(),
  /** What went wrong with it, for who sent it */
  outcome: z.string().nullable(),
})
export type AlertPayload = z.infer<typeof AlertPayload>
