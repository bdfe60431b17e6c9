import type { Alert } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { afterAct } from '@/lib/domain/alert/alert-state'
import type { CanonicalAlert } from '@/lib/domain/alert/canonical-alert'
import { type AlertDecision, decideAlertMessage, type Episode } from '@/lib/domain/alert/decide-alert-message'
import { planNeed } from '@/lib/domain/alert/plan-need'
import { priorityOf, type Severity } from '@/lib/domain/alert/severity'
import { cleanText } from '@/lib/domain/clean-text'
import { gridTimeOfObservation } from '@/lib/domain/grid-clock'
import { loadKwOf, loadPercentOf } from '@/lib/domain/units/load'
import { AppError } from '@/lib/errors'
import type { AlertDto } from '@/lib/protocol/alert'
import type { Context } from '@/lib/usecases/context'
import { gateAgain, gateEpisode } from './gate-episode'
import { presentAlert } from './present-alert'
import { type Alarm, type AlertOrigin, readAlarm } from './read-alarm'
import { insertAlert, updateAlert } from './write-alert'

export type TakenAlert = {
  /** Null for a clear of an alarm that never was */
  alert: AlertDto | null
  outcome: 'raised' | 'repeated' | 'updated' | 'cleared' | 'ignored'
}

/**
 * Takes one message of a source: reads the alarm, decides, writes under a guard; a lost race is decided again.
 * Two statements in the usual case, whatever happens on the way nothing is half done.
 */
export async function takeAlertMessage(
  ctx: Context,
  origin: AlertOrigin,
  given: CanonicalAlert,
): Promise<TakenAlert> {
  const message = clean(given)
  for (let attempt = 0; attempt < 20; attempt++) {
    const alarm = await readAlarm(ctx, origin, message)
    if (!alarm.source) {
      await addSource(ctx, origin)
      continue
    }
    const decision = decideAlertMessage(alarm.episode as Episode | null, message)
    const taken = await carryOut(ctx, alarm, message, decision)
    if (taken) return taken
  }
  throw new AppError('unavailable', 'Too many messages about this alarm at once. Send it again.', {
    retryAfterMs: 1000,
  })
}

function clean(message: CanonicalAlert): CanonicalAlert {
  const text = (value: string | undefined) => (value === undefined ? undefined : cleanText(value))
  return {
    ...message,
    sourceEventId: cleanText(message.sourceEventId),
    transformerId: text(message.transformerId),
    externalId: text(message.externalId),
    message: text(message.message),
  }
}

async function addSource(ctx: Context, origin: AlertOrigin): Promise<void> {
  await ctx.pool.query(
    `insert into "AlertSource" (id, "apiKeyId", format, name, "lastSeenAt") values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [
      origin.apiKeyId === null ? origin.format : uuidV7(),
      origin.apiKeyId,
      origin.format,
      origin.name,
      ctx.now(),
    ],
  )
}

async function carryOut(
  ctx: Context,
  alarm: Alarm,
  message: CanonicalAlert,
  decision: AlertDecision,
): Promise<TakenAlert | null> {
  const sourceName = alarm.source!.name
  const { gridAt, observedAt } = gridTimes(alarm, message)
  const done = async (
    alert: Alert,
    outcome: TakenAlert['outcome'],
    write: typeof insertAlert,
    more: { event?: string; data?: Record<string, unknown>; silent?: boolean } = {},
  ): Promise<TakenAlert | null> => {
    const data = more.data ?? { loadKw: alert.loadKw, severity: alert.severity }
    const change = { alert, sourceName, event: more.event ?? outcome, data, gridAt, silent: more.silent }
    if (!(await write(ctx, change))) return null
    return { alert: more.silent ? null : presentAlert(alert, sourceName), outcome }
  }
  const current = alarm.episode
  switch (decision.do) {
    case 'ignore':
      return { alert: shown(current, sourceName), outcome: 'ignored' }
    case 'advance': {
      const { count } = await ctx.db.alert.updateMany({
        where: { id: current!.id, version: current!.version },
        data: { senderObservedAt: message.senderObservedAt, version: { increment: 1 } },
      })
      return count === 0 ? null : { alert: shown(current, sourceName), outcome: 'ignored' }
    }
    case 'raise': {
      if (decision.displaces && !(await displace(ctx, alarm, current!, gridAt, sourceName))) return null
      const episode = newEpisode(ctx, alarm, message, decision.episodeKey)
      const alert = gateEpisode({ ...episode, raisedAt: gridAt, observedAt }, alarm)
      return done(alert, 'raised', insertAlert)
    }
    case 'remember-clear': {
      if (decision.displaces && !(await displace(ctx, alarm, current!, gridAt, sourceName))) return null
      const episode = newEpisode(ctx, alarm, message, decision.episodeKey)
      const alert = { ...episode, raisedAt: gridAt, observedAt, clearedAt: gridAt, closedAt: gridAt }
      return done({ ...alert, count: 0, state: 'closed', planState: 'none' }, 'ignored', insertAlert, {
        event: 'cleared',
        silent: true,
      })
    }
    case 'raise-cleared': {
      const { senderObservedAt, clearedAt } = current!
      const facts = { ...current!, ...valuesOf(alarm, message, current), senderObservedAt, clearedAt }
      const raised = { ...facts, raisedAt: gridAt, state: 'returned', closedAt: null, count: 1 }
      const alert = gateEpisode({ ...raised, planState: 'due', version: current!.version + 1 }, alarm)
      return done(endUntold(alert, gridAt), 'raised', updateAlert)
    }
    case 'repeat':
    case 'update': {
      const repeats = decision.do === 'repeat'
      const alert = changed(alarm, current!, message, decision.severity, observedAt)
      return done(
        { ...alert, count: current!.count + (repeats ? 1 : 0) },
        repeats ? 'repeated' : 'updated',
        updateAlert,
      )
    }
    case 'clear': {
      const { offDelaySeconds } = alarm.settings
      if (offDelaySeconds > 0) {
        const clearDueAt = new Date(gridAt.getTime() + offDelaySeconds * 1000)
        const { senderObservedAt } = message
        const load = loadOf(alarm, message, current)
        const waiting = { ...current!, ...load, clearDueAt, observedAt, senderObservedAt }
        return done({ ...waiting, version: current!.version + 1 }, 'cleared', updateAlert, {
          event: 'clear-waits',
          data: { until: clearDueAt.toISOString() },
        })
      }
      const cleared = { ...current!, ...loadOf(alarm, message, current), clearedAt: gridAt, observedAt }
      const alert: Alert = {
        ...cleared,
        state: decision.state,
        closedAt: decision.state === 'closed' ? gridAt : null,
        senderObservedAt: message.senderObservedAt,
        planState: planStateAfterEnd(current!.planState),
        version: current!.version + 1,
      }
      return done(endUntold(alert, gridAt), 'cleared', updateAlert)
    }
  }
}

function shown(alert: Alert | null, sourceName: string): AlertDto | null {
  return alert && alert.count > 0 ? presentAlert(alert, sourceName) : null
}

/** The control room is told that it is over; what it was not told yet it is told first. */
export function planStateAfterEnd(planState: string): string {
  return planState === 'due' || planState === 'none' ? planState : 'planning'
}

/** What was hidden or waited for its on-delay until it was over was told to nobody: nothing is left to acknowledge. */
function endUntold(alert: Alert, gridAt: Date): Alert {
  if (!alert.announceAt && !alert.suppressRuleId) return alert
  return { ...alert, state: 'closed', closedAt: gridAt, announceAt: null, planState: 'none' }
}

/** When it happened in grid time, and when it was last seen. */
function gridTimes(alarm: Alarm, message: CanonicalAlert): { gridAt: Date; observedAt: Date } {
  const { gridNow, wallNow } = alarm
  const named = message.episodeKey !== undefined
  const gridAt = gridTimeOfObservation(
    gridNow,
    wallNow,
    message.senderObservedAt,
    named ? Infinity : undefined,
  )
  if (!gridAt)
    throw new AppError('invalid-input', 'observedAt lies in the future. Check the clock of the sender.', {
      errors: [{ pointer: '/observedAt', detail: 'lies in the future' }],
    })
  return { gridAt, observedAt: named ? gridNow : gridAt }
}

/** The source forgot to clear an older episode: it is over now. */
function displace(
  ctx: Context,
  alarm: Alarm,
  old: Alert,
  gridAt: Date,
  sourceName: string,
): Promise<boolean> {
  const state = afterAct(old.state as 'active' | 'acknowledged', 'clear') ?? 'closed'
  const alert: Alert = {
    ...old,
    state,
    clearedAt: gridAt,
    closedAt: state === 'closed' ? alarm.gridNow : null,
    planState: planStateAfterEnd(old.planState),
    version: old.version + 1,
  }
  const data = { by: 'next-episode' }
  return updateAlert(ctx, { alert: endUntold(alert, gridAt), sourceName, event: 'cleared', data, gridAt })
}

function newEpisode(ctx: Context, alarm: Alarm, message: CanonicalAlert, episodeKey: string): Alert {
  const values = valuesOf(alarm, message, null)
  return {
    id: uuidV7(),
    sourceId: alarm.source!.id,
    sourceEventId: message.sourceEventId,
    episodeKey,
    ...values,
    severity: message.severity,
    priority: priorityOf(message.severity),
    state: 'active',
    raisedAt: alarm.gridNow,
    observedAt: alarm.gridNow,
    senderObservedAt: message.senderObservedAt,
    clearedAt: null,
    closedAt: null,
    count: 1,
    predicted: message.predicted ?? false,
    acknowledgedAt: null,
    acknowledgedBy: null,
    shelvedUntil: null,
    shelvedBy: null,
    shelveReason: null,
    suppressedBy: null,
    suppressRuleId: null,
    announceAt: null,
    clearDueAt: null,
    staleSince: null,
    chatteringSince: null,
    remindedAt: null,
    escalatedAt: null,
    assigneeId: null,
    planState: 'due',
    version: 1,
    createdAt: ctx.now(),
  }
}

function changed(
  alarm: Alarm,
  current: Alert,
  message: CanonicalAlert,
  severity: Severity,
  observedAt: Date,
): Alert {
  const alert: Alert = {
    ...current,
    ...valuesOf(alarm, message, current),
    severity,
    priority: priorityOf(severity),
    observedAt,
    senderObservedAt: message.senderObservedAt,
    clearDueAt: null,
    staleSince: null,
    version: current.version + 1,
  }
  const owedBefore = planNeed(current, alarm.transformer) !== null
  const owedNow = planNeed(alert, alarm.transformer) !== null
  return gateAgain(owedNow && !owedBefore ? { ...alert, planState: 'due' } : alert, current, alarm)
}

/** What a message says of the asset, beside severity and times; what it leaves out stays. */
function valuesOf(alarm: Alarm, message: CanonicalAlert, current: Alert | null) {
  return {
    transformerId: alarm.transformer?.id ?? current?.transformerId ?? null,
    externalId:
      message.externalId ?? (alarm.transformer ? null : message.transformerId) ?? current?.externalId ?? null,
    kind: message.kind,
    message: message.message ?? current?.message ?? '',
    messageEs: (message.message === undefined ? current?.messageEs : message.messageEs) ?? null,
    ...loadOf(alarm, message, current),
    limitKw: message.limitKw ?? current?.limitKw ?? null,
    expectedDurationMinutes: message.expectedDurationMinutes ?? current?.expectedDurationMinutes ?? null,
  }
}

function loadOf(alarm: Alarm, message: CanonicalAlert, current: Alert | null) {
  const { load } = message
  if (load.loadKw === undefined && load.loadKva === undefined && load.loadPercent === undefined)
    return { loadKw: current?.loadKw ?? null, loadPercent: current?.loadPercent ?? null }
  const loadKw = loadKwOf(load, alarm.transformer)
  return {
    loadKw,
    loadPercent:
      loadKw !== null && alarm.transformer
        ? loadPercentOf(loadKw, alarm.transformer)
        : (load.loadPercent ?? null),
  }
}
