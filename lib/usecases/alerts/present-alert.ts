import type { Alert } from '@/lib/db/generated/client'
import { round1 } from '@/lib/domain/units/load'
import type { AlertDto, AlertState, Priority, Severity } from '@/lib/protocol/alert'

/** An alert as screens and outside programs see it. */
export function presentAlert(alert: Alert, sourceName: string): AlertDto {
  return {
    id: alert.id,
    source: sourceName,
    sourceEventId: alert.sourceEventId,
    transformerId: alert.transformerId,
    externalId: alert.externalId,
    kind: alert.kind,
    severity: alert.severity as Severity,
    priority: alert.priority as Priority,
    state: alert.state as AlertState,
    message: alert.message,
    ...(alert.messageEs ? { messageEs: alert.messageEs } : {}),
    ...(alert.loadKw === null ? {} : { loadKw: round1(alert.loadKw) }),
    ...(alert.loadPercent === null ? {} : { loadPercent: round1(alert.loadPercent) }),
    ...(alert.limitKw === null ? {} : { limitKw: round1(alert.limitKw) }),
    ...(alert.expectedDurationMinutes === null
      ? {}
      : { expectedDurationMinutes: alert.expectedDurationMinutes }),
    raisedAt: alert.raisedAt.toISOString(),
    observedAt: alert.observedAt.toISOString(),
    clearedAt: alert.clearedAt?.toISOString() ?? null,
    count: alert.count,
    predicted: alert.predicted,
    acknowledgedBy: alert.acknowledgedBy,
    acknowledgedAt: alert.acknowledgedAt?.toISOString() ?? null,
    shelvedUntil: alert.shelvedUntil?.toISOString() ?? null,
    shelvedBy: alert.shelvedBy,
    shelveReason: alert.shelveReason,
    suppressedBy: alert.suppressedBy,
    staleSince: alert.staleSince?.toISOString() ?? null,
    chattering: alert.chatteringSince !== null,
    announceAt: alert.announceAt?.toISOString() ?? null,
    clearDueAt: alert.clearDueAt?.toISOString() ?? null,
    assignee: alert.assigneeId,
    createdAt: alert.createdAt.toISOString(),
    version: alert.version,
  }
}
