import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { CanonicalAlert } from '@/lib/domain/alert/canonical-alert'
import {
  assetName,
  durationMinutesOf,
  type Fields,
  kindOf,
  limitKwOf,
  loadOf,
  notAfter,
  severityOf,
  textOf,
} from './loose-fields'

const Text = z.record(z.string(), z.string())

/** One alert of a Prometheus-like group message: what we read of it; everything else may change. */
export const LabelledAlert = z.looseObject({
  status: z.enum(['firing', 'resolved']),
  labels: Text.default({}),
  annotations: Text.default({}),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }).optional(),
  fingerprint: z.string().min(1).max(255).optional(),
})
export type LabelledAlert = z.infer<typeof LabelledAlert>

/**
 * The episode is fingerprint and startsAt: the same labels fire again under a new startsAt. `values` are numbers that
 * came beside the labels; `assetLabel` names the asset when the label transformer_id does not.
 */
export function fromLabelledAlert(
  alert: LabelledAlert,
  now: Date,
  more: { values?: Fields; assetLabel?: string } = {},
): CanonicalAlert {
  const { labels, annotations } = alert
  const { values = {}, assetLabel } = more
  const fires = alert.status === 'firing'
  const startsAt = new Date(alert.startsAt)
  const endsAt = alert.endsAt ? new Date(alert.endsAt) : now
  // While it fires endsAt is either year 1 or a guess ahead.
  const said = fires || endsAt < startsAt ? startsAt : endsAt
  const transformerId = textOf(labels.transformer_id)?.slice(0, 100)
  return {
    sourceEventId: alert.fingerprint ?? hashLabels(labels),
    episodeKey: startsAt.toISOString(),
    status: fires ? 'raised' : 'cleared',
    senderObservedAt: notAfter(said, now),
    transformerId,
    externalId: transformerId
      ? undefined
      : assetName(assetLabel ? labels[assetLabel] : undefined, labels.instance),
    kind: kindOf(labels.kind, labels.alertname),
    severity: severityOf(labels.severity),
    load: loadOf(annotations, values),
    limitKw: limitKwOf(annotations, values),
    expectedDurationMinutes: durationMinutesOf(annotations, values),
    message: (annotations.summary ?? annotations.description ?? labels.alertname ?? '').slice(0, 1000),
  }
}

/** Very old senders give no fingerprint; the labels are the alert's identity. */
function hashLabels(labels: Record<string, string>): string {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 32)
}
