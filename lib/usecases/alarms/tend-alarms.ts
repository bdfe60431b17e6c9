import type { Alert } from '@/lib/db/generated/client'
import type { AlarmSettings } from '@/lib/domain/alarm/alarm-settings'
import { staleFrom } from '@/lib/domain/alarm/stale-from'
import { type AlertState, afterAct, isOpen } from '@/lib/domain/alert/alert-state'
import { type AlertAct, changeAlert } from '@/lib/usecases/alerts/change-alert'
import { backInView } from '@/lib/usecases/alerts/shelve-alert'
import { planStateAfterEnd } from '@/lib/usecases/alerts/take-alert-message'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { readAlarmSettings } from './alarm-settings'
import { escalateAlert, remindOfAlert } from './escalate-alert'
import { type DueAlarm, findDueAlarms } from './find-due-alarms'
import { markChattering } from './mark-chattering'
import { watchFlood } from './watch-flood'

/**
 * What time alone does to alerts: delays run out, the shelf gives back, rules and windows end, silence makes stale,
 * nobody's acknowledgement is reminded of and escalated. Each is decided again on the locked row. Run by a loop.
 */
export async function tendAlarms(ctx: Context): Promise<number> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const settings = await readAlarmSettings(ctx.db)
  const flood = await watchFlood(ctx, settings)
  await markChattering(ctx, settings)
  const due = await findDueAlarms(ctx, settings)
  for (const alarm of due) await tend(ctx, alarm, settings, flood)
  return due.length
}

async function tend(ctx: Context, due: DueAlarm, settings: AlarmSettings, flood: boolean): Promise<void> {
  const change = (decide: (alert: Alert, gridNow: Date) => AlertAct) => changeAlert(ctx, due.id, decide)
  if (due.clear) await change(finishClear)
  if (due.announce) await change(announce)
  if (due.unshelve) await change(unshelve)
  if (due.unsuppress) await change(unsuppress)
  if (due.stale) {
    const expectedSeconds = await heartbeatOf(ctx, due.id)
    await change((alert, gridNow) => markStale(alert, gridNow, expectedSeconds, settings))
  }
  if (due.remind) await remindOfAlert(ctx, due.id, { quiet: flood })
  if (due.escalate) await escalateAlert(ctx, due.id, settings)
}

function finishClear(alert: Alert, gridNow: Date): AlertAct {
  const { clearDueAt } = alert
  if (!clearDueAt || clearDueAt > gridNow || !isOpen(alert)) return { data: null, event: 'cleared' }
  const untold = alert.announceAt !== null || alert.suppressRuleId !== null
  const state = untold ? 'closed' : (afterAct(alert.state as AlertState, 'clear') ?? 'closed')
  return {
    event: 'cleared',
    details: { after: 'off-delay' },
    data: {
      state,
      clearedAt: clearDueAt,
      closedAt: state === 'closed' ? gridNow : null,
      clearDueAt: null,
      announceAt: null,
      planState: planStateAfterEnd(alert.planState),
    },
  }
}

function announce(alert: Alert, gridNow: Date): AlertAct {
  const due = alert.announceAt !== null && alert.announceAt <= gridNow && isOpen(alert)
  return { event: 'announced', data: due ? { announceAt: null, planState: 'due' } : null }
}

function unshelve(alert: Alert, gridNow: Date): AlertAct {
  const due = alert.shelvedUntil !== null && alert.shelvedUntil <= gridNow
  return { event: 'unshelved', details: { by: 'time' }, data: due ? backInView(alert) : null }
}

function unsuppress(alert: Alert): AlertAct {
  const { suppressRuleId, suppressedBy } = alert
  return {
    event: 'unsuppressed',
    details: { rule: suppressedBy },
    data: suppressRuleId
      ? { suppressRuleId: null, suppressedBy: null, ...(isOpen(alert) ? { planState: 'due' } : {}) }
      : null,
  }
}

function markStale(
  alert: Alert,
  gridNow: Date,
  expectedSeconds: number | null,
  settings: AlarmSettings,
): AlertAct {
  const from = staleFrom({ observedAt: alert.observedAt, expectedSeconds }, settings.staleAfterHours)
  const stale = isOpen(alert) && alert.staleSince === null && from <= gridNow
  return {
    event: 'stale',
    details: { heardLast: alert.observedAt.toISOString() },
    data: stale ? { staleSince: from } : null,
  }
}

async function heartbeatOf(ctx: Context, alertId: string): Promise<number | null> {
  const row = await ctx.db.alert.findUnique({ where: { id: alertId }, include: { source: true } })
  return row?.source.heartbeatSeconds ?? null
}
