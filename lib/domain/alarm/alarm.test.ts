import { expect, test } from 'vitest'
import { alarmKpis, type KpiAlert } from './alarm-kpis'
import { alarmSettingsOf, DEFAULT_ALARM_SETTINGS } from './alarm-settings'
import { floodState } from './flood-state'
import { isChattering } from './is-chattering'
import { shelveProblem } from './shelve-problem'
import { staleFrom } from './stale-from'
import { type SuppressRule, suppressingRule } from './suppressing-rule'

const at = (minute: number) => new Date(Date.UTC(2026, 6, 15, 18, minute))
const limits = DEFAULT_ALARM_SETTINGS

test('delays are off by default, and what is stored wrongly is left out', () => {
  expect(alarmSettingsOf(null)).toEqual(DEFAULT_ALARM_SETTINGS)
  expect(
    alarmSettingsOf({ onDelaySeconds: 60, floodStart: 'many', escalationEmails: ['a@b.example', 3] }),
  ).toEqual({
    ...DEFAULT_ALARM_SETTINGS,
    onDelaySeconds: 60,
    escalationEmails: ['a@b.example'],
  })
})

test('shelving: eight hours at most, a reason above one, priority 1 for one hour', () => {
  const ask = (minutes: number, reason: string | null, priority = 2) =>
    shelveProblem({ minutes, reason, priority }, limits)?.code ?? null
  expect(ask(60, null)).toBeNull()
  expect(ask(61, ' ')).toBe('no-reason')
  expect(ask(480, 'crew on site')).toBeNull()
  expect(ask(481, 'crew on site')).toBe('too-long')
  expect(ask(60, null, 1)).toBeNull()
  expect(ask(61, 'crew on site', 1)).toBe('too-long-p1')
})

test('a flood starts at ten in ten minutes for each operator and ends below five', () => {
  const state = (was: boolean, count: number, operators = 1) =>
    floodState(was, count, operators, limits).active
  expect(state(false, 9)).toBe(false)
  expect(state(false, 10)).toBe(true)
  expect(state(true, 5)).toBe(true)
  expect(state(true, 4)).toBe(false)
  expect(state(false, 19, 2)).toBe(false)
  expect(state(false, 20, 2)).toBe(true)
  expect(state(false, 10, 0)).toBe(true)
})

test('three changes in the window chatter; one episode that came and went does not', () => {
  expect(isChattering([{ over: true }], limits)).toBe(false)
  expect(isChattering([{ over: true }, { over: false }], limits)).toBe(true)
  expect(isChattering([{ over: false }], limits)).toBe(false)
})

test('stale after twice the interval of its source, and after a day at the latest', () => {
  const observedAt = at(0)
  expect(staleFrom({ observedAt, expectedSeconds: 300 }, 24)).toEqual(at(10))
  expect(staleFrom({ observedAt, expectedSeconds: null }, 24)).toEqual(new Date('2026-07-16T18:00:00Z'))
  expect(staleFrom({ observedAt, expectedSeconds: 100 * 3600 }, 24)).toEqual(new Date('2026-07-16T18:00:00Z'))
})

const rule: SuppressRule = {
  id: 'r',
  name: 'Cable works',
  transformerId: null,
  feederId: 'F-1',
  substationId: null,
  alertKind: null,
  sourceId: null,
  gravestPriority: 2,
  startsAt: at(0),
  endsAt: at(30),
}
const place = {
  transformerId: 'T-1',
  feederId: 'F-1',
  substationId: 'S-1',
  kind: 'voltage',
  sourceId: 's',
  priority: 2,
}

test('a window hides what it covers, while it lasts, and never what is graver than it may', () => {
  expect(suppressingRule(place, [rule], at(10))?.name).toBe('Cable works')
  expect(suppressingRule(place, [rule], at(30))).toBeNull()
  expect(suppressingRule({ ...place, priority: 1 }, [rule], at(10))).toBeNull()
  expect(suppressingRule({ ...place, feederId: 'F-2' }, [rule], at(10))).toBeNull()
  expect(suppressingRule({ ...place, feederId: null, transformerId: null }, [rule], at(10))).toBeNull()
  expect(suppressingRule(place, [{ ...rule, alertKind: 'overload' }], at(10))).toBeNull()
  expect(suppressingRule(place, [{ ...rule, feederId: null, endsAt: null }], at(50))?.id).toBe('r')
})

const alert = (minute: number, more: Partial<KpiAlert> = {}): KpiAlert => ({
  id: String(minute),
  priority: 3,
  sourceEventId: `e${minute}`,
  kind: 'overload',
  name: 'T-1',
  raisedAt: at(minute),
  acknowledgedAt: null,
  clearedAt: null,
  suppressed: false,
  chattering: false,
  stale: false,
  ...more,
})
const kpiOf = (kpis: ReturnType<typeof alarmKpis>, id: string) => kpis.kpis.find((kpi) => kpi.id === id)!

test('figures: rate, flood, priorities, acknowledgement; suppressed alerts were seen by nobody', () => {
  const burst = Array.from({ length: 12 }, (_, i) => alert(5 + i / 4))
  const alerts = [
    ...burst,
    alert(50, { priority: 1, acknowledgedAt: at(53) }),
    alert(55, { suppressed: true }),
  ]
  const kpis = alarmKpis(alerts, { from: at(0), to: at(60), operators: 1 })
  expect(kpis.alerts).toBe(13)
  expect(kpiOf(kpis, 'average-rate')).toMatchObject({ value: 2.17, met: false })
  expect(kpiOf(kpis, 'peak-rate')).toMatchObject({ value: 12, met: false })
  expect(kpis.floods).toHaveLength(1)
  expect(kpis.floods[0]).toMatchObject({ startAt: at(5), alerts: 12 })
  expect(kpiOf(kpis, 'median-acknowledge').value).toBe(3)
  expect(kpis.prioritySplit.map((one) => one.count)).toEqual([1, 0, 12])
})

test('figures: without alerts nothing is missed, and what cannot be known is neither met nor missed', () => {
  const quiet = alarmKpis([], { from: at(0), to: at(60), operators: 1 })
  const unknown = ['top-10-share', 'median-acknowledge']
  for (const one of quiet.kpis)
    expect([one.id, one.met]).toEqual([one.id, unknown.includes(one.id) ? null : true])
  const unseen = alarmKpis([alert(5)], { from: at(0), to: at(60), operators: 1 })
  expect(kpiOf(unseen, 'median-acknowledge')).toMatchObject({ value: null, met: null })
})

test('figures: fleeting, standing and the worst ten', () => {
  const same = Array.from({ length: 6 }, (_, i) => alert(i * 9, { sourceEventId: 'scada-1' }))
  const fleeting = alert(2, { clearedAt: new Date(at(2).getTime() + 20_000) })
  const kpis = alarmKpis([...same, fleeting, alert(3, { stale: true })], {
    from: at(0),
    to: at(60),
    operators: 1,
  })
  expect(kpiOf(kpis, 'fleeting')).toMatchObject({ value: 1, met: false })
  expect(kpiOf(kpis, 'standing')).toMatchObject({ value: 1, met: true })
  expect(kpis.topOffenders[0]).toMatchObject({ sourceEventId: 'scada-1', count: 6, percent: 75 })
})
