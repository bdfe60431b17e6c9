import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { CanonicalAlert } from '@/lib/domain/alert/canonical-alert'
import type { Severity } from '@/lib/domain/alert/severity'
import type { LoadQuantity } from '@/lib/domain/units/load'

const Text = z.record(z.string(), z.string())

/** Prometheus Alertmanager's webhook, version 4: what we read of it; everything else may change. */
export const AlertmanagerPayload = z.looseObject({
  alerts: z
    .array(
      z.looseObject({
        status: z.enum(['firing', 'resolved']),
        labels: Text.default({}),
        annotations: Text.default({}),
        startsAt: z.iso.datetime({ offset: true }),
        endsAt: z.iso.datetime({ offset: true }).optional(),
        fingerprint: z.string().min(1).max(255).optional(),
      }),
    )
    .max(5000),
})
export type AlertmanagerPayload = z.infer<typeof AlertmanagerPayload>

/**
 * One message of ours for each alert in a group message, whose states may be mixed. The episode is fingerprint and
 * startsAt: the same labels fire again under a new startsAt. `now` bounds times that a clock ahead of ours sent.
 */
export function fromAlertmanager(payload: AlertmanagerPayload, now: Date): CanonicalAlert[] {
  return payload.alerts.map((alert) => {
    const { labels, annotations } = alert
    const fires = alert.status === 'firing'
    const startsAt = new Date(alert.startsAt)
    const endsAt = alert.endsAt ? new Date(alert.endsAt) : now
    // While it fires endsAt is either year 1 or a guess ahead.
    const said = fires || endsAt < startsAt ? startsAt : endsAt
    return {
      sourceEventId: alert.fingerprint ?? hashLabels(labels),
      episodeKey: startsAt.toISOString(),
      status: fires ? 'raised' : 'cleared',
      senderObservedAt: said > now ? now : said,
      transformerId: labels.transformer_id,
      externalId: labels.transformer_id ? undefined : labels.instance,
      kind: kindOf(labels),
      severity: severityOf(labels.severity),
      load: loadOf(annotations),
      limitKw: positive(annotations.limit_kw),
      expectedDurationMinutes: wholeMinutes(annotations.expected_duration_minutes),
      message: (annotations.summary ?? annotations.description ?? labels.alertname ?? '').slice(0, 1000),
    }
  })
}

export function severityOf(word: string | undefined): Severity {
  const severity = (word ?? '').trim().toLowerCase()
  if (severity === 'critical') return 'critical'
  return ['high', 'error', 'major'].includes(severity) ? 'high' : 'low'
}

/** All values are strings; the first that is a sane number counts. */
function loadOf(annotations: Record<string, string>): LoadQuantity {
  const number = (name: string, most: number) => {
    const text = annotations[name]?.trim().replace(/\s*%$/, '')
    const value = text ? Number(text) : Number.NaN
    return Number.isFinite(value) && Math.abs(value) <= most ? value : undefined
  }
  const loadPercent = number('load_pct', 1000)
  if (loadPercent !== undefined) return { loadPercent }
  const loadKva = number('load_kva', 1_000_000)
  if (loadKva !== undefined) return { loadKva }
  const loadKw = number('load_kw', 1_000_000)
  return loadKw === undefined ? {} : { loadKw }
}

/** `kind` when it is given, else the rule's name: TransformerOverload becomes transformer-overload. */
function kindOf(labels: Record<string, string>): string {
  const name = (labels.kind ?? labels.alertname ?? 'overload')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-+$/, '')
  return name.length >= 2 ? name : 'overload'
}

function positive(text: string | undefined): number | undefined {
  const value = text ? Number(text) : Number.NaN
  return Number.isFinite(value) && value > 0 && value <= 1_000_000 ? value : undefined
}

function wholeMinutes(text: string | undefined): number | undefined {
  const value = positive(text)
  return value === undefined ? undefined : Math.min(7 * 24 * 60, Math.max(1, Math.round(value)))
}

/** Very old senders give no fingerprint; the labels are the alert's identity. */
function hashLabels(labels: Record<string, string>): string {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 32)
}
