import * as z from 'zod'
import { cleanText } from '@/lib/domain/clean-text'
import { ActivationState } from './activation'
import { AlertState } from './alert'
import { Time } from './time'

const commaList = z.string().transform((text) => text.split(',').filter(Boolean))

/** Query of GET /api/grid/alerts; lists are separated by commas. */
export const AlertQuery = z.object({
  state: commaList.pipe(z.array(AlertState)).optional(),
  priority: commaList.pipe(z.array(z.coerce.number<string>().int().min(1).max(3))).optional(),
  transformerId: z.string().max(100).optional(),
  feederId: z.string().max(100).optional(),
  /** What is in view, or what is not, and why */
  view: z.enum(['seen', 'shelved', 'suppressed', 'stale', 'chattering']).optional(),
  from: Time.optional(),
  to: Time.optional(),
})

export const TransformerQuery = z.object({ feederId: z.string().max(100).optional() })

/** Query of GET /api/grid/transformers/{id}/readings */
export const ReadingQuery = z.object({ from: Time.optional(), to: Time.optional() })

/** running stands for all states that still have a step to take. */
export const ActivationQuery = z.object({
  state: commaList.pipe(z.array(z.enum([...ActivationState.options, 'running']))).optional(),
  transformerId: z.string().max(100).optional(),
  alertId: z.string().max(100).optional(),
})

const Words = (max: number) => z.string().trim().min(1).max(max).transform(cleanText)

export const NoteInput = z.strictObject({ text: Words(2000) })
export const CloseInput = z.strictObject({ reason: Words(500).optional() })
export const AcknowledgeInput = z.strictObject({ note: Words(2000).optional() })
/** The longest shelve, when a reason is asked and what a priority 1 alert allows are settings of the installation. */
export const ShelveInput = z.strictObject({
  minutes: z
    .number()
    .int()
    .min(1)
    .max(7 * 24 * 60),
  reason: Words(500).optional(),
})

/** Newest first: what comes after this place, at most so many. */
export type Page = { after: { at: Date; id: string } | null; limit: number }
