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

/** CloudEvents 1.0: the attributes we read; extensions may stand beside them. */
export const CloudEvent = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(1000),
  source: z.string().min(1).max(1000),
  type: z.string().min(1).max(1000),
  subject: z.string().max(1000).nullish(),
  time: z.iso.datetime({ offset: true }).nullish(),
  datacontenttype: z.string().nullish(),
  data: z.unknown().optional(),
  data_base64: z.string().optional(),
})
export type CloudEvent = z.infer<typeof CloudEvent>

const STATUS_OF: Record<string, CanonicalAlert['status']> = {
  raised: 'raised',
  raise: 'raised',
  firing: 'raised',
  triggered: 'raised',
  activated: 'raised',
  active: 'raised',
  opened: 'raised',
  updated: 'updated',
  changed: 'updated',
  cleared: 'cleared',
  clear: 'cleared',
  resolved: 'cleared',
  deactivated: 'cleared',
  closed: 'cleared',
  normal: 'cleared',
}

/**
 * An alarm event as a message of ours, or null when it is none (nothing in it says raised, updated or cleared).
 * The alarm is source, subject and what the type names before that word, unless data.sourceEventId names it; order
 * is by `time`. The event itself is source and id: the same again has no effect.
 */
export function fromCloudEvent(event: CloudEvent, now: Date, assetLabel?: string): CanonicalAlert | null {
  const data = dataOf(event)
  const words = event.type.split(/[./:]/).filter(Boolean)
  const last = words.at(-1)?.toLowerCase() ?? ''
  const status =
    STATUS_OF[textOf(data.status, data.state)?.toLowerCase() ?? ''] ?? STATUS_OF[last] ?? undefined
  if (!status) return null
  const what = STATUS_OF[last] ? words.slice(0, -1) : words
  const subject = event.subject ?? ''
  const alarm = textOf(data.sourceEventId, data.alarmId) ?? [event.source, subject, what.join('.')].join(' ')
  const transformerId = textOf(data.transformerId, data.transformer_id)?.slice(0, 100)
  const time = event.time ?? (typeof data.observedAt === 'string' ? data.observedAt : null)
  const observedAt = time === null ? now : new Date(time)
  const extensions = event as Fields
  return {
    sourceEventId: alarm.length <= 255 ? alarm : sha256(alarm),
    deliveryKey: sha256(`${event.source}\n${event.id}`),
    status,
    senderObservedAt: Number.isNaN(observedAt.getTime()) ? now : notAfter(observedAt, now),
    transformerId,
    externalId: transformerId
      ? undefined
      : assetName(
          ...(assetLabel ? [data[assetLabel], extensions[assetLabel]] : []),
          data.externalId,
          subject.split('/').at(-1),
          event.source,
        ),
    kind: kindOf(data.kind, what.at(-1)),
    // A sender that does not grade its alarms leaves it to us: in the middle.
    severity: textOf(data.severity, extensions.severity)
      ? severityOf(textOf(data.severity, extensions.severity))
      : 'high',
    load: loadOf(data),
    limitKw: limitKwOf(data),
    expectedDurationMinutes: durationMinutesOf(data),
    message: (textOf(data.message, data.summary, data.description) ?? event.type).slice(0, 1000),
  }
}

/** Data that is no JSON object says nothing to us. */
function dataOf(event: CloudEvent): Fields {
  let data: unknown = event.data
  if (event.data_base64 !== undefined) data = Buffer.from(event.data_base64, 'base64').toString('utf8')
  if (typeof data === 'string') {
    try {
      data = JSON.parse(data)
    } catch {
      return {}
    }
  }
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Fields) : {}
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
