import type { AlertDto } from '@/lib/protocol/alert'
import type { TransformerDto } from '@/lib/protocol/grid'
import { type AssetAlarm, orderAlerts, worstByTransformer } from './alert-order'
import { assetLabel } from './asset-label'
import { chooseAsset } from './choose-asset'
import { filterAlarms } from './filter-alarms'
import { matchesTransformer } from './tree-rows'

export type PagePlace = { name: string; href: string }

/** Somewhere to go in the room. */
export type Place =
  | { kind: 'page'; key: string; href: string; name: string }
  | { kind: 'transformer'; key: string; href: string; transformer: TransformerDto }
  | { kind: 'feeder'; key: string; href: string; name: string; transformers: number }
  | { kind: 'alert'; key: string; href: string; alert: AlertDto }

type Known = {
  transformers: ReadonlyMap<string, TransformerDto>
  /** The open ones */
  alerts: AlertDto[]
  pages: PagePlace[]
}

const MOST = { transformer: 6, feeder: 4, alert: 6 }

/**
 * Where a few letters lead: transformers, feeders, open alarms and pages, those whose own name begins with the letters
 * before those that merely contain them. Without letters: the alarms that matter most, and every page.
 */
export function findPlaces(text: string, known: Known): Place[] {
  const wanted = text.trim().toLowerCase()
  const pages = known.pages
    .filter((page) => page.name.toLowerCase().includes(wanted))
    .map((page): Place => ({ kind: 'page', key: `page ${page.href}`, ...page }))
  const alerts = orderAlerts(filterAlarms(known.alerts, { ...known, priority: null, search: wanted }))
    .slice(0, MOST.alert)
    .map(
      (alert): Place => ({
        kind: 'alert',
        key: `alert ${alert.id}`,
        href: `/admin/alerts/${encodeURIComponent(alert.id)}`,
        alert,
      }),
    )
  if (!wanted) return [...alerts, ...pages]
  const transformers = [...known.transformers.values()]
    .filter((one) => matchesTransformer(one, wanted, 'itself'))
    .sort((a, b) => rank(a.id, a.name, wanted) - rank(b.id, b.name, wanted))
    .slice(0, MOST.transformer)
    .map(
      (transformer): Place => ({
        kind: 'transformer',
        key: `transformer ${transformer.id}`,
        href: `/admin?t=${encodeURIComponent(transformer.id)}`,
        transformer,
      }),
    )
  return [...transformers, ...feedersFor(wanted, known), ...alerts, ...pages]
}

/** A feeder is shown by the transformer on it that needs a look first. */
function feedersFor(wanted: string, { transformers, alerts }: Known): Place[] {
  const alarms: ReadonlyMap<string, AssetAlarm> = worstByTransformer(alerts)
  const feeders = Map.groupBy(transformers.values(), (one) => one.feederId)
  return [...feeders.values()]
    .filter(([first]) =>
      [first!.feederId, first!.feederName].some((name) => name.toLowerCase().includes(wanted)),
    )
    .sort(([a], [b]) => rank(a!.feederId, a!.feederName, wanted) - rank(b!.feederId, b!.feederName, wanted))
    .slice(0, MOST.feeder)
    .map((members): Place => {
      const { feederId, feederName } = members[0]!
      const shown = chooseAsset(members, alarms, null) ?? members[0]!.id
      return {
        kind: 'feeder',
        key: `feeder ${feederId}`,
        href: `/admin?t=${encodeURIComponent(shown)}`,
        name: assetLabel(feederId, feederName),
        transformers: members.length,
      }
    })
}

function rank(id: string, name: string, wanted: string): number {
  const own = id.toLowerCase()
  if (own === wanted) return 0
  if (own.startsWith(wanted)) return 1
  return name.toLowerCase().startsWith(wanted) ? 2 : 3
}
