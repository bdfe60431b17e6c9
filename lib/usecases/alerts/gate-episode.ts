import type { Alert } from '@/lib/db/generated/client'
import { suppressingRule } from '@/lib/domain/alarm/suppressing-rule'
import type { Alarm } from './read-alarm'

/**
 * How a new episode comes into view: at once, after its on-delay, or not while a rule, a maintenance window or the
 * shelf of the same alarm hides it. What is hidden is stored like any other and owes the room nothing yet.
 */
export function gateEpisode(alert: Alert, alarm: Alarm): Alert {
  const rule = ruleOf(alert, alarm)
  if (rule) return { ...alert, planState: 'none', suppressRuleId: rule.id, suppressedBy: rule.name }
  const shelved = stillShelved(alert, alarm)
  if (shelved) return { ...alert, ...shelved, planState: 'none' }
  const { onDelaySeconds } = alarm.settings
  if (onDelaySeconds === 0) return alert
  return {
    ...alert,
    planState: 'none',
    announceAt: new Date(alert.raisedAt.getTime() + onDelaySeconds * 1000),
  }
}

/** A change may make an alert too grave for what hid it; what still waits or hides goes on doing so. */
export function gateAgain(alert: Alert, before: Alert, alarm: Alarm): Alert {
  if (before.suppressRuleId) {
    if (ruleOf(alert, alarm)) return { ...alert, planState: before.planState }
    return { ...alert, suppressRuleId: null, suppressedBy: null, planState: 'due' }
  }
  const graver = alert.priority < before.priority
  if (before.announceAt || (before.shelvedUntil && before.planState === 'none' && !graver))
    return { ...alert, planState: before.planState }
  if (before.shelvedUntil && graver)
    return { ...alert, shelvedUntil: null, shelvedBy: null, shelveReason: null, planState: 'due' }
  return alert
}

function ruleOf(alert: Alert, alarm: Alarm) {
  const { transformerId, kind, sourceId, priority } = alert
  const { feederId = null, substationId = null } = alarm.transformer ?? {}
  return suppressingRule(
    { transformerId, feederId, substationId, kind, sourceId, priority },
    alarm.rules,
    alarm.gridNow,
  )
}

/** An alarm is shelved, not one episode of it: a raise within the time stays aside unless it is graver. */
function stillShelved(alert: Alert, alarm: Alarm) {
  const last = alarm.episode
  if (!last?.shelvedUntil || last.shelvedUntil <= alarm.gridNow || alert.priority < last.priority) return null
  const { shelvedUntil, shelvedBy, shelveReason } = last
  return { shelvedUntil, shelvedBy, shelveReason }
}
