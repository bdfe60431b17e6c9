import type { AlertDto } from '@/lib/protocol/alert'
import { isOpen, isShelved } from './alert-order'

/** Open alarms about a source that no longer reports, newest first: what does not come from it proves nothing. */
export function silentSources(alerts: Iterable<AlertDto>): AlertDto[] {
  const silent: AlertDto[] = []
  for (const alert of alerts)
    if (alert.kind === 'source-silent' && alert.clearedAt === null && isOpen(alert) && !isShelved(alert))
      silent.push(alert)
  return silent.sort((a, b) => (a.raisedAt < b.raisedAt ? 1 : -1))
}
