import type { AlertDto, Priority } from '@/lib/protocol/alert'

export type AlarmCounts = { 1: number; 2: number; 3: number; unacknowledged: number; shelved: number }

/** Open alarms as an operator reads them: worst first, newest first within a priority, shelved ones last. */
export function orderAlerts(alerts: Iterable<AlertDto>): AlertDto[] {
  return [...alerts].sort(
    (a, b) =>
      Number(isShelved(a)) - Number(isShelved(b)) ||
      a.priority - b.priority ||
      newestFirst(a.raisedAt, b.raisedAt) ||
      (a.id < b.id ? 1 : -1),
  )
}

/** Our own times are ISO 8601 in UTC, which sort as text; parsing them would cost most of a large sort. */
export function newestFirst(a: string, b: string): number {
  return a === b ? 0 : a < b ? 1 : -1
}

/** Stands and is announced: one that waits out its on-delay is nobody's yet. */
export function isOpen(alert: AlertDto): boolean {
  return alert.state !== 'closed' && !alert.announceAt
}

export function isShelved(alert: AlertDto): boolean {
  return alert.shelvedUntil !== null || alert.suppressedBy !== null
}

/** Not yet seen by a person: active, or returned to normal without anyone having acknowledged it. */
export function isUnacknowledged(alert: AlertDto): boolean {
  return (
    (alert.state === 'active' || alert.state === 'returned') &&
    alert.acknowledgedBy === null &&
    !isShelved(alert)
  )
}

/** Shelved alarms count as shelved alone. */
export function countAlarms(alerts: Iterable<AlertDto>): AlarmCounts {
  const counts: AlarmCounts = { 1: 0, 2: 0, 3: 0, unacknowledged: 0, shelved: 0 }
  for (const alert of alerts) {
    if (!isOpen(alert)) continue
    if (isShelved(alert)) {
      counts.shelved += 1
      continue
    }
    counts[alert.priority] += 1
    if (isUnacknowledged(alert)) counts.unacknowledged += 1
  }
  return counts
}

export type AssetAlarm = { priority: Priority; unacknowledged: boolean; raisedAt: string; alertId: string }

/** The worst open alarm of every transformer: by priority, then not acknowledged, then newest. */
export function worstByTransformer(alerts: Iterable<AlertDto>): Map<string, AssetAlarm> {
  const worst = new Map<string, AssetAlarm>()
  for (const alert of alerts) {
    if (!alert.transformerId || !isOpen(alert) || isShelved(alert)) continue
    const mark = {
      priority: alert.priority,
      unacknowledged: isUnacknowledged(alert),
      raisedAt: alert.raisedAt,
      alertId: alert.id,
    }
    const known = worst.get(alert.transformerId)
    if (!known || isWorse(mark, known)) worst.set(alert.transformerId, mark)
  }
  return worst
}

/** The worst open alarm of one transformer. */
export function worstOf(alerts: Iterable<AlertDto>, transformerId: string): AssetAlarm | null {
  const own: AlertDto[] = []
  for (const alert of alerts) if (alert.transformerId === transformerId) own.push(alert)
  return worstByTransformer(own).get(transformerId) ?? null
}

export function isWorse(a: AssetAlarm, b: AssetAlarm): boolean {
  if (a.priority !== b.priority) return a.priority < b.priority
  if (a.unacknowledged !== b.unacknowledged) return a.unacknowledged
  return a.raisedAt > b.raisedAt
}

/**
 * The order shown while someone reads: rows they see keep their place, rows that are gone leave,
 * rows that are new wait. Returns the ids to show and how many wait.
 */
export function holdOrder(
  shown: readonly string[],
  current: readonly string[],
): { ids: string[]; waiting: number } {
  const present = new Set(current)
  const ids = shown.filter((id) => present.has(id))
  return { ids, waiting: current.length - ids.length }
}

export function addCounts(a: AlarmCounts, b: AlarmCounts | null): AlarmCounts {
  if (!b) return a
  return {
    1: a[1] + b[1],
    2: a[2] + b[2],
    3: a[3] + b[3],
    unacknowledged: a.unacknowledged + b.unacknowledged,
    shelved: a.shelved + b.shelved,
  }
}
