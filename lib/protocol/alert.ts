import * as z from 'zod'
import { Time } from './time'

export const Severity = z.enum(['critical', 'high', 'low'])
export type Severity = z.infer<typeof Severity>
export const Priority = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type Priority = z.infer<typeof Priority>
export const AlertState = z.enum(['active', 'acknowledged', 'returned', 'closed'])
export type AlertState = z.infer<typeof AlertState>
export const AlertKind = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)

/** A load at risk is a load: reverse flow is telemetry, and an alarm on it names its amount. */
const loadBounds = { min: 0, max: 1_000_000 }

/** What an outside system posts to /api/grid/alerts: exactly one load quantity, its unit in its name. */
export const NativeAlert = z
  .strictObject({
    sourceEventId: z.string().min(1).max(255),
    transformerId: z.string().min(1).max(100).optional(),
    externalId: z.string().min(1).max(200).optional(),
    kind: AlertKind.meta({ description: 'overload, temperature, voltage, outage-risk …' }),
    severity: Severity,
    status: z.enum(['raised', 'updated', 'cleared']),
    observedAt: Time,
    loadKw: z.number().min(loadBounds.min).max(loadBounds.max).optional(),
    loadKva: z.number().min(loadBounds.min).max(loadBounds.max).optional(),
    loadPercent: z.number().min(loadBounds.min).max(1000).optional(),
    limitKw: z.number().positive().max(loadBounds.max).optional(),
    expectedDurationMinutes: z
      .number()
      .int()
      .min(1)
      .max(7 * 24 * 60)
      .optional(),
    message: z.string().max(1000).optional(),
  })
  .superRefine((alert, ctx) => {
    if (!alert.transformerId && !alert.externalId)
      ctx.addIssue({ code: 'custom', path: ['transformerId'], message: 'Give transformerId or externalId.' })
    const loads = [alert.loadKw, alert.loadKva, alert.loadPercent].filter((v) => v !== undefined)
    const clears = alert.status === 'cleared'
    if (loads.length > 1 || (loads.length === 0 && !clears))
      ctx.addIssue({
        code: 'custom',
        path: ['loadKw'],
        message: 'Give exactly one of loadKw, loadKva and loadPercent.',
      })
  })
export type NativeAlert = z.infer<typeof NativeAlert>

export const AlertDto = z.object({
  id: z.string(),
  source: z.string(),
  sourceEventId: z.string(),
  transformerId: z.string().nullable(),
  externalId: z.string().nullable(),
  kind: AlertKind,
  severity: Severity,
  priority: Priority,
  state: AlertState,
  message: z.string(),
  /** The same in Spanish, for an alert of our own */
  messageEs: z.string().optional(),
  loadKw: z.number().optional(),
  loadPercent: z.number().optional(),
  limitKw: z.number().optional(),
  expectedDurationMinutes: z.number().optional(),
  raisedAt: Time,
  observedAt: Time,
  clearedAt: Time.nullable(),
  count: z.number().int(),
  predicted: z.boolean(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: Time.nullable(),
  shelvedUntil: Time.nullable(),
  shelvedBy: z.string().nullable(),
  shelveReason: z.string().nullable().optional(),
  /** Name of the rule or maintenance window that keeps it out of view */
  suppressedBy: z.string().nullable(),
  /** Nothing has been heard of it since, though it still runs */
  staleSince: Time.nullable().optional(),
  /** Comes and goes too often: a shelve is suggested */
  chattering: z.boolean().optional(),
  /** Not told yet: it waits for its on-delay */
  announceAt: Time.nullable().optional(),
  /** Its clear waits for the off-delay */
  clearDueAt: Time.nullable().optional(),
  assignee: z.string().nullable(),
  createdAt: Time,
  version: z.number().int(),
})
export type AlertDto = z.infer<typeof AlertDto>

export const AlertTimelineEntry = z.object({
  kind: z.string(),
  actor: z.string(),
  at: Time,
  gridAt: Time,
  data: z.record(z.string(), z.unknown()),
  /** The stored message that this came in */
  payloadId: z.string().optional(),
})
export type AlertTimelineEntry = z.infer<typeof AlertTimelineEntry>
