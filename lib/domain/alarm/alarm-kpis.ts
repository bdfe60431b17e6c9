/** One alert as the figures need it, all its times by one clock. */
export type KpiAlert = {
  id: string
  priority: number
  sourceEventId: string
  kind: string
  /** Of the asset */
  name: string
  raisedAt: Date
  acknowledgedAt: Date | null
  clearedAt: Date | null
  /** Kept out of view by a rule or window: no operator saw it */
  suppressed: boolean
  chattering: boolean
  stale: boolean
}

export type AlarmKpi = {
  id: string
  /** null: nothing happened in the span that it could be computed from */
  value: number | null
  unit: 'alerts' | '%' | 'per-10-min' | 'minutes'
  target: { atMost?: number; atLeast?: number }
  /** null without a value */
  met: boolean | null
}

export type AlarmKpis = {
  alerts: number
  hours: number
  kpis: AlarmKpi[]
  /** Shares of what operators saw, in percent, beside the recommended 5 / 15 / 80 */
  prioritySplit: { priority: number; count: number; percent: number; targetPercent: number }[]
  topOffenders: { name: string; kind: string; sourceEventId: string; count: number; percent: number }[]
  floods: { startAt: Date; endAt: Date; alerts: number }[]
}

const MINUTE_MS = 60_000
const WINDOW_MS = 10 * MINUTE_MS
const FLEETING_MS = 60_000
const TARGET_SPLIT: Record<number, number> = { 1: 5, 2: 15, 3: 80 }

/**
 * Figures of an alarm system over a span, with the targets that ISA-18.2 and IEC 62682 practice names: about one alert
 * in ten minutes, under 1 % of time in flood, 5 / 15 / 80 % by priority, ten worst at most 5 %, no chattering, none
 * fleeting, fewer than five standing. `per` counts operators.
 */
export function alarmKpis(
  alerts: readonly KpiAlert[],
  span: { from: Date; to: Date; operators: number },
): AlarmKpis {
  const seen = alerts.filter((alert) => !alert.suppressed)
  const times = seen.map((alert) => alert.raisedAt.getTime()).sort((a, b) => a - b)
  const spanMs = Math.max(MINUTE_MS, span.to.getTime() - span.from.getTime())
  const operators = Math.max(1, span.operators)
  const floods = findFloods(times, operators)
  const floodMs = floods.reduce((sum, flood) => sum + flood.endAt.getTime() - flood.startAt.getTime(), 0)
  const offenders = topOffenders(seen)
  const count = (test: (alert: KpiAlert) => boolean) => seen.filter(test).length
  const ackMinutes = seen
    .filter((alert) => alert.acknowledgedAt !== null)
    .map((alert) => (alert.acknowledgedAt!.getTime() - alert.raisedAt.getTime()) / MINUTE_MS)
    .sort((a, b) => a - b)
  const kpis: AlarmKpi[] = [
    kpi('average-rate', seen.length / operators / (spanMs / WINDOW_MS), 'per-10-min', { atMost: 1 }),
    kpi('peak-rate', peak(times) / operators, 'per-10-min', { atMost: 10 }),
    kpi('time-in-flood', percent(floodMs, spanMs), '%', { atMost: 1 }),
    kpi('top-10-share', seen.length === 0 ? null : sum(offenders.map((one) => one.percent)), '%', {
      atMost: 5,
    }),
    kpi(
      'chattering',
      count((alert) => alert.chattering),
      'alerts',
      { atMost: 0 },
    ),
    kpi('fleeting', count(isFleeting), 'alerts', { atMost: 0 }),
    kpi(
      'standing',
      count((alert) => alert.stale && alert.clearedAt === null),
      'alerts',
      { atMost: 4 },
    ),
    kpi(
      'unacknowledged',
      count((alert) => alert.acknowledgedAt === null && alert.clearedAt === null),
      'alerts',
      {
        atMost: 0,
      },
    ),
    kpi('median-acknowledge', ackMinutes[Math.floor(ackMinutes.length / 2)] ?? null, 'minutes', {
      atMost: 10,
    }),
  ]
  return {
    alerts: seen.length,
    hours: spanMs / 3_600_000,
    kpis,
    prioritySplit: [1, 2, 3].map((priority) => {
      const n = count((alert) => alert.priority === priority)
      return { priority, count: n, percent: percent(n, seen.length), targetPercent: TARGET_SPLIT[priority]! }
    }),
    topOffenders: offenders,
    floods,
  }
}

function kpi(id: string, value: number | null, unit: AlarmKpi['unit'], target: AlarmKpi['target']): AlarmKpi {
  if (value === null) return { id, value, unit, target, met: null }
  const rounded = Math.round(value * 100) / 100
  const met = (target.atMost === undefined || rounded <= target.atMost) && (target.atLeast ?? 0) <= rounded
  return { id, value: rounded, unit, target, met }
}

/** It was gone before anybody could have done something, and nobody did. */
function isFleeting(alert: KpiAlert): boolean {
  return (
    alert.clearedAt !== null &&
    alert.acknowledgedAt === null &&
    alert.clearedAt.getTime() - alert.raisedAt.getTime() < FLEETING_MS
  )
}

/** Most alerts in any ten minutes. */
function peak(times: readonly number[]): number {
  let most = 0
  let first = 0
  for (let last = 0; last < times.length; last++) {
    while (times[last]! - times[first]! >= WINDOW_MS) first++
    most = Math.max(most, last - first + 1)
  }
  return most
}

/** Spans in which ten or more alerts per operator came in the ten minutes before, until fewer than five did. */
function findFloods(times: readonly number[], operators: number): AlarmKpis['floods'] {
  const floods: AlarmKpis['floods'] = []
  let since: number | null = null
  let alerts = 0
  let first = 0
  for (let last = 0; last < times.length; last++) {
    const at = times[last]!
    while (at - times[first]! >= WINDOW_MS) first++
    const perOperator = (last - first + 1) / operators
    if (since === null && perOperator >= 10) {
      since = times[first]!
      alerts = last - first + 1
    } else if (since !== null && perOperator < 5) {
      floods.push({ startAt: new Date(since), endAt: new Date(times[last - 1]! + WINDOW_MS), alerts })
      since = null
    } else if (since !== null) alerts += 1
  }
  if (since !== null)
    floods.push({ startAt: new Date(since), endAt: new Date(times.at(-1)! + WINDOW_MS), alerts })
  return floods
}

function topOffenders(alerts: readonly KpiAlert[]): AlarmKpis['topOffenders'] {
  const groups = Map.groupBy(alerts, (alert) => `${alert.name}\n${alert.sourceEventId}`)
  return [...groups.values()]
    .map((group) => ({
      name: group[0]!.name,
      kind: group[0]!.kind,
      sourceEventId: group[0]!.sourceEventId,
      count: group.length,
      percent: percent(group.length, alerts.length),
    }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, 10)
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100
}

function sum(values: readonly number[]): number {
  return Math.min(
    100,
    values.reduce((total, value) => total + value, 0),
  )
}
