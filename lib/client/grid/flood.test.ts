import { expect, it } from 'vitest'
import { fixtureAlert } from '@/components/grid/fixtures/fixture-alert'
import { fixtureNetwork } from '@/components/grid/fixtures/fixture-network'
import type { AlertDto } from '@/lib/protocol/alert'
import { alarmRate, floodAt, floodGroups } from './flood'

const NOW = Date.parse('2026-05-13T21:00:00.000Z')

function alarms(n: number, minutesAgo = 1): AlertDto[] {
  return Array.from({ length: n }, (_, i) =>
    fixtureAlert({
      id: `alert-${i}`,
      transformerId: `T-0${1 + (i % 6)}`,
      priority: i === 0 ? 1 : 3,
      createdAt: new Date(NOW - minutesAgo * 60_000 - i).toISOString(),
      raisedAt: new Date(NOW - minutesAgo * 60_000 - i).toISOString(),
    }),
  )
}

it('ten alarms in ten minutes are a flood, nine are not', () => {
  expect(floodAt(alarms(9), NOW, null)).toBeNull()
  expect(floodAt(alarms(10), NOW, null)?.count).toBe(10)
})

it('a flood goes on until fewer than five came in ten minutes, and keeps its beginning', () => {
  const begun = floodAt(alarms(12), NOW, null)!
  const later = floodAt(alarms(5), NOW + 60_000, begun)
  expect(later).toEqual({ since: begun.since, count: 5 })
  expect(floodAt(alarms(4), NOW + 60_000, later)).toBeNull()
})

it('old and predicted alarms make no flood', () => {
  expect(floodAt(alarms(30, 11), NOW, null)).toBeNull()
  expect(
    floodAt(
      alarms(30).map((alert) => ({ ...alert, predicted: true })),
      NOW,
      null,
    ),
  ).toBeNull()
})

it('the rate counts each minute, the newest last', () => {
  expect(alarmRate([...alarms(3, 0), ...alarms(2, 4)], NOW)).toEqual([0, 0, 0, 0, 0, 2, 0, 0, 0, 3])
})

it('groups stand by feeder with the worst first, and in a group what came first', () => {
  const network = new Map(fixtureNetwork(12).map((transformer) => [transformer.id, transformer]))
  const groups = floodGroups(
    [...alarms(12), fixtureAlert({ id: 'x', transformerId: null, source: 'Weather', priority: 2 })],
    network,
  )
  expect(groups.map((group) => group.name)).toEqual([
    'F-11 Old Town',
    'Weather',
    'F-13 Canal Side',
    'F-12 Waterfront',
  ])
  const [first] = groups
  expect(first!.counts).toEqual({ 1: 1, 2: 0, 3: 3 })
  expect(first!.unseenLow).toHaveLength(3)
  const times = first!.alerts.map((alert) => Date.parse(alert.raisedAt))
  expect(times).toEqual([...times].sort((a, b) => a - b))
})

it('of two feeders with alarms of the same priority the one that the flood fills stands first', () => {
  const network = new Map(fixtureNetwork(12).map((transformer) => [transformer.id, transformer]))
  const before = [...network.values()][0]!
  const after = [...network.values()].find((one) => one.feederId !== before.feederId)!
  const old = fixtureAlert({
    id: 'old',
    priority: 1,
    transformerId: before.id,
    createdAt: new Date(NOW - 3_600_000).toISOString(),
    raisedAt: new Date(NOW - 3_600_000).toISOString(),
  })
  const fresh = fixtureAlert({
    id: 'fresh',
    priority: 1,
    transformerId: after.id,
    createdAt: new Date(NOW).toISOString(),
    raisedAt: new Date(NOW).toISOString(),
  })
  const ids = (since?: number) => floodGroups([old, fresh], network, since).map((group) => group.cause.id)
  expect(ids(NOW - 60_000)).toEqual(['fresh', 'old'])
  expect(ids()).toEqual(['old', 'fresh'])
  expect(floodGroups([old, fresh], network, NOW - 60_000).map((group) => group.arrived.length)).toEqual([
    1, 0,
  ])
})

it('what came before the flood was called one is of it, the first of all first; what stood long before is not', () => {
  const at = (id: string, secondsAgo: number) =>
    fixtureAlert({
      id,
      transformerId: 'T-01',
      createdAt: new Date(NOW - secondsAgo * 1000).toISOString(),
      raisedAt: new Date(NOW - secondsAgo * 1000).toISOString(),
    })
  const known = new Map(fixtureNetwork().map((one) => [one.id, one]))
  const alerts = [at('tenth', 30), at('breaker', 62), at('second', 60), at('old', 400)]
  const [group] = floodGroups(alerts, known, NOW - 30_000)
  expect(group!.arrived.map((alert) => alert.id)).toEqual(['breaker', 'second', 'tenth'])
})
