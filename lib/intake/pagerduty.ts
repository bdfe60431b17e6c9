import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { CanonicalAlert } from '@/lib/domain/alert/canonical-alert'
import type { Severity } from '@/lib/domain/alert/severity'
import { assetName, durationMinutesOf, type Fields, kindOf, limitKwOf, loadOf, textOf } from './loose-fields'

const SEVERITIES = {
  critical: 'critical',
  error: 'high',
  warning: 'low',
  info: 'low',
} as const satisfies Record<string, Severity>

const Payload = z.looseObject({
  summary: z.string().min(1),
  source: z.string().min(1),
  severity: z.enum(['critical', 'error', 'warning', 'info']),
  timestamp: z.string().optional(),
  component: z.string().nullish(),
  group: z.string().nullish(),
  class: z.string().nullish(),
  custom_details: z.unknown().optional(),
})

/** PagerDuty's Events API v2, as senders post it to /v2/enqueue: what we read of it. */
export const PagerDutyEvent = z
  .looseObject({
    routing_key: z.string().optional(),
    event_action: z.enum(['trigger', 'acknowledge', 'resolve']),
    dedup_key: z.string().min(1).max(255).nullish(),
    payload: Payload.optional(),
  })
  .superRefine((event, ctx) => {
    if (event.event_action === 'trigger' && !event.payload)
      ctx.addIssue({ code: 'custom', path: ['payload'], message: 'A trigger has a payload.' })
    if (event.event_action !== 'trigger' && !event.dedup_key)
      ctx.addIssue({ code: 'custom', path: ['dedup_key'], message: 'Say which alert: give its dedup_key.' })
  })
export type PagerDutyEvent = z.infer<typeof PagerDutyEvent>

export type PagerDutyMessage = { dedupKey: string } & (
  | { action: 'take'; alert: CanonicalAlert }
  | { action: 'acknowledge' }
)

/**
 * One event: trigger raises or repeats, resolve clears, acknowledge acknowledges. A resolve carries no time of its
 * own, so events count in the order they arrive, as they do at PagerDuty: payload.timestamp does not order them.
 */
export function fromPagerDuty(event: PagerDutyEvent, now: Date, assetLabel?: string): PagerDutyMessage {
  const dedupKey = event.dedup_key ?? randomUUID()
  if (event.event_action === 'acknowledge') return { dedupKey, action: 'acknowledge' }
  const { payload } = event
  const details = detailsOf(payload?.custom_details)
  const transformerId = textOf(details.transformer_id, details.transformerId)?.slice(0, 100)
  const alert: CanonicalAlert = {
    sourceEventId: dedupKey,
    status: event.event_action === 'trigger' ? 'raised' : 'cleared',
    senderObservedAt: now,
    transformerId,
    externalId: transformerId
      ? undefined
      : assetName(
          ...(assetLabel ? [details[assetLabel], (payload as Fields | undefined)?.[assetLabel]] : []),
          payload?.component,
          payload?.source,
        ),
    kind: kindOf(details.kind, payload?.class),
    severity: payload ? SEVERITIES[payload.severity] : 'low',
    load: loadOf(details),
    limitKw: limitKwOf(details),
    expectedDurationMinutes: durationMinutesOf(details),
    message: payload?.summary.slice(0, 1000),
  }
  return { dedupKey, action: 'take', alert }
}

/** Most senders give an object; some give text, which says nothing to us. */
function detailsOf(given: unknown): Fields {
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Fields) : {}
}
