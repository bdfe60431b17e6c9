import type { TransformerDto } from '@/lib/protocol/grid'
import { type AssetAlarm, isWorse } from './alert-order'
import { assetLabel } from './asset-label'
import type { Trend } from './grid-state'

export type TreeTransformer = {
  transformer: TransformerDto
  alarm: AssetAlarm | null
  trend: Trend['direction']
  stale: boolean
}
export type TreeFeeder = {
  id: string
  name: string
  loadKw: number
  ratedKva: number
  loadPercent: number | null
  homes: number
  enrolled: number
  alarm: AssetAlarm | null
  trend: Trend['direction']
  transformers: TreeTransformer[]
}
export type TreeSubstation = {
  id: string
  name: string
  loadPercent: number | null
  alarm: AssetAlarm | null
  trend: Trend['direction']
  feeders: TreeFeeder[]
}

type Parts = {
  transformers: Iterable<TransformerDto>
  alarms: ReadonlyMap<string, AssetAlarm>
  trends: ReadonlyMap<string, Trend>
  isStale: (transformer: TransformerDto) => boolean
}

/** By substation, feeder and id, numbers in names counted as numbers: the order in which the room shows its network. */
export function orderTransformers(transformers: TransformerDto[]): TransformerDto[] {
  return [...transformers].sort(
    (a, b) =>
      names.compare(a.substationName, b.substationName) ||
      names.compare(a.feederId, b.feederId) ||
      names.compare(a.id, b.id),
  )
}

/** Keeps the order it is given; a feeder's load is the sum of its transformers against their ratings. */
export function buildFeederTree({ transformers, alarms, trends, isStale }: Parts): TreeSubstation[] {
  const substations = new Map<string, { name: string; feeders: Map<string, TransformerDto[]> }>()
  for (const transformer of transformers) {
    let substation = substations.get(transformer.substationId)
    if (!substation) {
      substation = { name: transformer.substationName, feeders: new Map() }
      substations.set(transformer.substationId, substation)
    }
    const members = substation.feeders.get(transformer.feederId)
    if (members) members.push(transformer)
    else substation.feeders.set(transformer.feederId, [transformer])
  }
  return [...substations].map(([id, substation]) => {
    const feeders = [...substation.feeders.values()].map((members) =>
      feederOf(
        members.map((transformer) => ({
          transformer,
          alarm: alarms.get(transformer.id) ?? null,
          trend: trends.get(transformer.id)?.direction ?? 'steady',
          stale: isStale(transformer),
        })),
      ),
    )
    const all = feeders.flatMap((feeder) => feeder.transformers)
    return {
      id,
      name: substation.name,
      loadPercent: percentOf(all),
      alarm: worstOf(feeders.map((feeder) => feeder.alarm)),
      trend: trendOf(all),
      feeders,
    }
  })
}

/** Worth showing in "Abnormal": an open alarm, over its rating in either direction, or no fresh reading. */
export function isAbnormal(item: TreeTransformer): boolean {
  return item.alarm !== null || item.stale || Math.abs(item.transformer.loadPercent ?? 0) >= 100
}

export function abnormalOnly(tree: TreeSubstation[]): TreeSubstation[] {
  return tree
    .map((substation) => ({
      ...substation,
      feeders: substation.feeders
        .map((feeder) => ({ ...feeder, transformers: feeder.transformers.filter(isAbnormal) }))
        .filter((feeder) => feeder.transformers.length > 0),
    }))
    .filter((substation) => substation.feeders.length > 0)
}

function feederOf(members: TreeTransformer[]): TreeFeeder {
  const first = members[0]!.transformer
  return {
    id: first.feederId,
    name: assetLabel(first.feederId, first.feederName),
    loadKw: sum(members, (m) => m.transformer.loadKw ?? 0),
    ratedKva: sum(members, (m) => m.transformer.ratedKva),
    loadPercent: percentOf(members),
    homes: sum(members, (m) => m.transformer.homes),
    enrolled: sum(members, (m) => m.transformer.enrolled),
    alarm: worstOf(members.map((m) => m.alarm)),
    trend: trendOf(members),
    transformers: members,
  }
}

/** Of those that report; null when none does. */
function percentOf(members: TreeTransformer[]): number | null {
  const reporting = members.filter((m) => m.transformer.loadKw !== null)
  const rated = sum(reporting, (m) => m.transformer.ratedKw)
  return rated > 0 ? (100 * sum(reporting, (m) => m.transformer.loadKw ?? 0)) / rated : null
}

function trendOf(members: TreeTransformer[]): Trend['direction'] {
  const up = members.filter((m) => m.trend === 'up').length
  const down = members.filter((m) => m.trend === 'down').length
  if (up > down && up * 3 > members.length) return 'up'
  if (down > up && down * 3 > members.length) return 'down'
  return 'steady'
}

function worstOf(alarms: (AssetAlarm | null)[]): AssetAlarm | null {
  return alarms.reduce((worst, alarm) => {
    if (!alarm) return worst
    return !worst || isWorse(alarm, worst) ? alarm : worst
  }, null)
}

function sum<T>(items: T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

const names = new Intl.Collator('en', { numeric: true })
