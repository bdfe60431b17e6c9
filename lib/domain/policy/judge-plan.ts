import { DateTime } from 'luxon'
import { isQuiet } from '@/lib/domain/notice/may-notify-now'
import type { PolicyConditions } from './policy-conditions'

export type PolicyCheck = {
  code:
    | 'real'
    | 'measured'
    | 'priority'
    | 'kind'
    | 'place'
    | 'fresh'
    | 'enough'
    | 'size'
    | 'customers'
    | 'events-today'
    | 'hours'
    | 'one-person'
  ok: boolean
  values: Record<string, string | number>
}

export type JudgedPlan = {
  alert: {
    kind: string
    priority: number
    predicted: boolean
    /** Runs, is in view, and its asset is known */
    standing: boolean
    transformerId: string
    feederId: string
  }
  /** Of the option that would be called */
  option: { expectedKw: number; customers: number; pEnough: number; enough: boolean } | null
  /** Age of the transformer's newest reading in minutes; null without one */
  readingMinutes: number | null
  eventsToday: number
  /** At this size two people must approve */
  needsTwo: boolean
  gridNow: Date
  timeZone: string
}

/** A reading older than this is no ground to act on. */
export const FRESH_MINUTES = 30

/** Every condition with whether it holds: all of them must. The list is what the decision is explained with. */
export function judgePlan(conditions: PolicyConditions, plan: JudgedPlan): PolicyCheck[] {
  const { alert, option, gridNow, timeZone } = plan
  const hour = DateTime.fromJSDate(gridNow, { zone: timeZone }).hour
  const { quietHours, maxCustomers } = conditions
  const kw = option ? Math.round(option.expectedKw * 10) / 10 : 0
  const places = [...conditions.transformerIds, ...conditions.feederIds]
  const check = (
    code: PolicyCheck['code'],
    ok: boolean,
    values: PolicyCheck['values'] = {},
  ): PolicyCheck => ({
    code,
    ok,
    values,
  })
  return [
    check('real', alert.standing && alert.kind !== 'test'),
    check('measured', !alert.predicted),
    check('priority', conditions.priorities.includes(alert.priority), {
      is: alert.priority,
      allowed: conditions.priorities.join(', '),
    }),
    check('kind', conditions.alertKinds.includes(alert.kind), {
      is: alert.kind,
      allowed: conditions.alertKinds.join(', '),
    }),
    check(
      'place',
      places.length === 0 || places.includes(alert.transformerId) || places.includes(alert.feederId),
      { is: alert.transformerId },
    ),
    check('fresh', plan.readingMinutes !== null && plan.readingMinutes <= FRESH_MINUTES, {
      is: plan.readingMinutes === null ? -1 : Math.round(plan.readingMinutes),
      most: FRESH_MINUTES,
    }),
    check('enough', option?.enough === true && option.pEnough >= conditions.minPEnough, {
      is: option ? Math.round(option.pEnough * 100) : 0,
      least: Math.round(conditions.minPEnough * 100),
    }),
    check('size', option !== null && option.expectedKw <= conditions.maxKw, {
      is: kw,
      most: conditions.maxKw,
    }),
    check('customers', option !== null && (maxCustomers === null || option.customers <= maxCustomers), {
      is: option?.customers ?? 0,
      most: maxCustomers ?? -1,
    }),
    check('events-today', plan.eventsToday < conditions.maxEventsPerDay, {
      is: plan.eventsToday,
      most: conditions.maxEventsPerDay,
    }),
    check('hours', quietHours === null || !isQuiet(hour, quietHours), {
      from: quietHours?.fromHour ?? -1,
      to: quietHours?.toHour ?? -1,
    }),
    check('one-person', !plan.needsTwo),
  ]
}

export function mayAct(checks: readonly PolicyCheck[]): boolean {
  return checks.every((check) => check.ok)
}
