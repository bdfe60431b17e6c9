import { expect, it } from 'vitest'
import { fixtureNetwork } from '@/components/grid/fixtures/fixture-network'
import { abnormalOnly, buildFeederTree, orderTransformers } from './feeder-tree'
import { searchTree, treeRows } from './tree-rows'

const network = fixtureNetwork(12)
const plain = { transformers: network, alarms: new Map(), trends: new Map(), isStale: () => false }

it('numbers in names are counted as numbers', () => {
  const ids = orderTransformers([
    { ...network[0]!, id: 'T-10' },
    { ...network[0]!, id: 'T-9' },
  ]).map((transformer) => transformer.id)
  expect(ids).toEqual(['T-9', 'T-10'])
})

it("a feeder's load is the sum of its transformers against the ratings of those that report", () => {
  const silent = network.map((transformer, i) => (i === 1 ? { ...transformer, loadKw: null } : transformer))
  const [feeder] = buildFeederTree({ ...plain, transformers: silent })[0]!.feeders
  const first = network[0]!
  expect(feeder!.name).toBe('F-11 Old Town')
  expect(feeder!.loadKw).toBeCloseTo(first.loadKw!)
  expect(feeder!.loadPercent).toBeCloseTo((100 * first.loadKw!) / first.ratedKw)
})

it('a substation and a feeder carry the worst alarm below them', () => {
  const alarms = new Map([
    [
      'T-02',
      { priority: 2, unacknowledged: false, raisedAt: '2026-05-13T20:00:00.000Z', alertId: 'a' } as const,
    ],
  ])
  const [substation] = buildFeederTree({ ...plain, alarms })
  expect(substation!.alarm?.alertId).toBe('a')
  expect(substation!.feeders[0]!.alarm?.priority).toBe(2)
  expect(substation!.feeders[1]!.alarm).toBeNull()
})

it('abnormal is an alarm, a load over the rating, or no fresh reading', () => {
  const hot = network.map((transformer, i) => (i === 3 ? { ...transformer, loadPercent: 104 } : transformer))
  const alarms = new Map([
    [
      'T-01',
      { priority: 3, unacknowledged: true, raisedAt: '2026-05-13T20:00:00.000Z', alertId: 'a' } as const,
    ],
  ])
  const tree = buildFeederTree({
    ...plain,
    transformers: hot,
    alarms,
    isStale: (transformer) => transformer.id === 'T-12',
  })
  const ids = abnormalOnly(tree)
    .flatMap((substation) => substation.feeders)
    .flatMap((feeder) => feeder.transformers)
    .map((item) => item.transformer.id)
  expect(ids).toEqual(['T-01', 'T-04', 'T-12'])
})

it('folded branches leave their children out and every line knows its place', () => {
  const tree = buildFeederTree(plain)
  const rows = treeRows(tree, (key) => key.startsWith('s:') || key === 'f:F-11')
  const lines = rows.slice(0, 4).map((row) => [row.key, row.level, row.position, row.siblings])
  expect(lines).toEqual([
    ['s:S-1', 1, 1, 2],
    ['f:F-11', 2, 1, 3],
    ['t:T-01', 3, 1, 2],
    ['t:T-02', 3, 2, 2],
  ])
  expect(rows.some((row) => row.key === 't:T-03')).toBe(false)
})

it('a search finds transformers by street, by feeder and by the name they have elsewhere', () => {
  const tree = buildFeederTree(plain)
  const found = (text: string) =>
    searchTree(tree, text)
      .flatMap((substation) => substation.feeders)
      .flatMap((feeder) => feeder.transformers).length
  expect(found('cannery')).toBeGreaterThan(0)
  expect(found('waterfront')).toBe(2)
  expect(found('NE-TX-1001')).toBe(1)
  expect(found('nothing like it')).toBe(0)
})
