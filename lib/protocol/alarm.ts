import * as z from 'zod'
import { cleanText } from '@/lib/domain/clean-text'
import { AlertKind, Priority } from './alert'
import { Time } from './time'

const words = (max: number) => z.string().trim().min(1).max(max).transform(cleanText)
const seconds = z.number().int().min(0).max(3600)
const minutes = (max: number) => z.number().int().min(1).max(max)

/** How alarms are handled: delays and shelving in grid time, the rest in wall time. */
export const AlarmSettings = z.strictObject({
  onDelaySeconds: seconds,
  offDelaySeconds: seconds,
  deadbandPercent: z.number().min(0).max(50),
  chatterTransitions: z.number().int().min(0).max(100),
  chatterSeconds: z.number().int().min(1).max(3600),
  floodStart: minutes(1000),
  floodEnd: minutes(1000),
  floodMinutes: minutes(120),
  staleAfterHours: z.number().min(1).max(720),
  maxShelveMinutes: minutes(480),
  shelveReasonAboveMinutes: z.number().int().min(0).max(480),
  maxShelveMinutesP1: minutes(60),
  remindAfterMinutes: minutes(1440),
  escalateAfterMinutes: minutes(1440),
  escalationEmails: z.array(z.email()).max(20),
  escalationPhones: z.array(z.string().regex(/^\+[0-9]{7,15}$/)).max(20),
})
export type AlarmSettings = z.infer<typeof AlarmSettings>
export const ChangeAlarmSettings = AlarmSettings.partial()

/** A rule or maintenance window that keeps alerts out of view. Times are grid time. */
export const AlarmRuleDto = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['suppress', 'maintenance']),
  transformerId: z.string().nullable(),
  feederId: z.string().nullable(),
  substationId: z.string().nullable(),
  alertKind: z.string().nullable(),
  sourceId: z.string().nullable(),
  gravestPriority: Priority,
  reason: z.string(),
  startsAt: Time,
  endsAt: Time.nullable(),
  state: z.enum(['planned', 'in-force', 'over']),
  /** Open alerts that it hides now */
  hides: z.number().int(),
  createdBy: z.string(),
  createdAt: Time,
  endedBy: z.string().nullable(),
  endedAt: Time.nullable(),
  version: z.number().int(),
})
export type AlarmRuleDto = z.infer<typeof AlarmRuleDto>

export const CreateAlarmRule = z
  .strictObject({
    name: words(100),
    kind: z.enum(['suppress', 'maintenance']),
    transformerId: z.string().max(100).optional(),
    feederId: z.string().max(100).optional(),
    substationId: z.string().max(100).optional(),
    alertKind: AlertKind.optional(),
    sourceId: z.string().max(100).optional(),
    gravestPriority: Priority.default(2).meta({ description: 'Gravest priority it hides; 2 shows every 1' }),
    reason: words(500),
    startsAt: Time.optional(),
    endsAt: Time.optional(),
  })
  .superRefine((rule, ctx) => {
    const placed = rule.transformerId || rule.feederId || rule.substationId || rule.alertKind || rule.sourceId
    if (!placed)
      ctx.addIssue({
        code: 'custom',
        path: ['transformerId'],
        message: 'Name a transformer, feeder, substation, kind or source: nothing hides every alert.',
      })
    if (rule.kind === 'maintenance' && !rule.endsAt)
      ctx.addIssue({ code: 'custom', path: ['endsAt'], message: 'A maintenance window needs an end.' })
    if (rule.endsAt && rule.startsAt && Date.parse(rule.endsAt) <= Date.parse(rule.startsAt))
      ctx.addIssue({ code: 'custom', path: ['endsAt'], message: 'The end must lie after the start.' })
  })
export type CreateAlarmRule = z.infer<typeof CreateAlarmRule>

export const ChangeAlarmRule = z.strictObject({
  name: words(100).optional(),
  reason: words(500).optional(),
  endsAt: Time.nullable().optional(),
})

/** Alarms of one feeder that stand now: one trouble, as a group. */
export const AlarmGroup = z.object({
  feederId: z.string().nullable(),
  feederName: z.string().nullable(),
  substationName: z.string().nullable(),
  count: z.number().int(),
  unacknowledged: z.number().int(),
  byPriority: z.object({ '1': z.number().int(), '2': z.number().int(), '3': z.number().int() }),
  transformers: z.number().int(),
  /** The one that came first */
  firstAlertId: z.string(),
  firstAt: Time,
  lastAt: Time,
})
export type AlarmGroup = z.infer<typeof AlarmGroup>

/** What the alarm strip says: how many stand, whether it is a flood, what is hidden. */
export const AlarmSummary = z.object({
  open: z.object({ '1': z.number().int(), '2': z.number().int(), '3': z.number().int() }),
  unacknowledged: z.number().int(),
  shelved: z.number().int(),
  suppressed: z.number().int(),
  stale: z.number().int(),
  chattering: z.number().int(),
  flood: z.object({
    active: z.boolean(),
    since: Time.nullable(),
    /** Alerts in the window, and for each operator who is here */
    count: z.number().int(),
    perOperator: z.number(),
    operators: z.number().int(),
    windowMinutes: z.number().int(),
  }),
  groups: z.array(AlarmGroup),
})
export type AlarmSummary = z.infer<typeof AlarmSummary>

/** Figures of the alarm system with their targets. */
export const AlarmKpisDto = z.object({
  alerts: z.number().int(),
  hours: z.number(),
  kpis: z.array(
    z.object({
      id: z.string(),
      /** null: no data in the span */
      value: z.number().nullable(),
      unit: z.enum(['alerts', '%', 'per-10-min', 'minutes']),
      target: z.object({ atMost: z.number().optional(), atLeast: z.number().optional() }),
      met: z.boolean().nullable(),
    }),
  ),
  prioritySplit: z.array(
    z.object({
      priority: z.number().int(),
      count: z.number().int(),
      percent: z.number(),
      targetPercent: z.number(),
    }),
  ),
  topOffenders: z.array(
    z.object({
      /** The asset's */
      name: z.string(),
      kind: z.string(),
      sourceEventId: z.string(),
      count: z.number().int(),
      percent: z.number(),
    }),
  ),
  floods: z.array(z.object({ startAt: Time, endAt: Time, alerts: z.number().int() })),
  /** Every local day of the span */
  byDay: z.array(z.object({ day: z.string(), count: z.number().int() })),
  /** By local hour of the day, summed over the span */
  byHour: z.array(z.number().int()).length(24),
})
export type AlarmKpisDto = z.infer<typeof AlarmKpisDto>
