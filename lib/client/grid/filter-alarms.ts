import type { AlertDto, Priority } from '@/lib/protocol/alert'
import type { TransformerDto } from '@/lib/protocol/grid'

type Filter = {
  priority: Priority | null
  search: string
  transformers: ReadonlyMap<string, TransformerDto>
}

/** Alarms of a priority whose message, kind, source or asset contains the text; a feeder's name finds its transformers. */
export function filterAlarms(alerts: AlertDto[], { priority, search, transformers }: Filter): AlertDto[] {
  const wanted = search.trim().toLowerCase()
  if (!wanted && priority === null) return alerts
  return alerts.filter((alert) => {
    if (priority !== null && alert.priority !== priority) return false
    if (!wanted) return true
    const asset = alert.transformerId ? transformers.get(alert.transformerId) : undefined
    return [
      alert.message,
      alert.kind,
      alert.source,
      alert.transformerId,
      alert.externalId,
      asset?.name,
      asset?.feederId,
      asset?.feederName,
      asset?.substationName,
    ].some((text) => text?.toLowerCase().includes(wanted))
  })
}
