import type { TransformerDto } from '@/lib/protocol/grid'
import { assetLabel } from './asset-label'
import type { TreeFeeder, TreeSubstation, TreeTransformer } from './feeder-tree'

/** One visible line of the tree, with what a screen reader needs to place it. */
export type TreeRow = { key: string; level: 1 | 2 | 3; position: number; siblings: number } & (
  | { kind: 'substation'; substation: TreeSubstation; expanded: boolean }
  | { kind: 'feeder'; feeder: TreeFeeder; parentKey: string; expanded: boolean }
  | { kind: 'transformer'; item: TreeTransformer; parentKey: string }
)

/** The lines to draw, depth first; what is folded away leaves its children out. */
export function treeRows(network: TreeSubstation[], isExpanded: (key: string) => boolean): TreeRow[] {
  const rows: TreeRow[] = []
  network.forEach((substation, s) => {
    const substationKey = `s:${substation.id}`
    const substationOpen = isExpanded(substationKey)
    rows.push({
      key: substationKey,
      level: 1,
      position: s + 1,
      siblings: network.length,
      kind: 'substation',
      substation,
      expanded: substationOpen,
    })
    if (!substationOpen) return
    substation.feeders.forEach((feeder, f) => {
      const feederKey = `f:${feeder.id}`
      const feederOpen = isExpanded(feederKey)
      rows.push({
        key: feederKey,
        level: 2,
        position: f + 1,
        siblings: substation.feeders.length,
        kind: 'feeder',
        feeder,
        parentKey: substationKey,
        expanded: feederOpen,
      })
      if (!feederOpen) return
      feeder.transformers.forEach((item, i) => {
        rows.push({
          key: `t:${item.transformer.id}`,
          level: 3,
          position: i + 1,
          siblings: feeder.transformers.length,
          kind: 'transformer',
          item,
          parentKey: feederKey,
        })
      })
    })
  })
  return rows
}

/** Transformers whose id, name, feeder or outside name contains the text. */
export function searchTree(network: TreeSubstation[], text: string): TreeSubstation[] {
  const wanted = text.trim().toLowerCase()
  if (!wanted) return network
  return network
    .map((substation) => ({
      ...substation,
      feeders: substation.feeders
        .map((feeder) => ({
          ...feeder,
          transformers: feeder.transformers.filter(({ transformer }) =>
            matchesTransformer(transformer, wanted, 'or its feeder'),
          ),
        }))
        .filter((feeder) => feeder.transformers.length > 0),
    }))
    .filter((substation) => substation.feeders.length > 0)
}

/** Whether one of the names contains the letters, given in lower case. */
export function matchesTransformer(
  { id, name, externalId, feederId, feederName }: TransformerDto,
  wanted: string,
  by: 'itself' | 'or its feeder',
): boolean {
  const own = [id, name, externalId ?? '']
  const names = by === 'itself' ? own : [...own, feederId, assetLabel(feederId, feederName)]
  return names.some((each) => each.toLowerCase().includes(wanted))
}
