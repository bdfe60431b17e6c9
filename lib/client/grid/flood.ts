import type { AlertDto } from '@/lib/protocol/alert'
import type { TransformerDto } from '@/lib/protocol/grid'
import { isOpen, isShelved, isUnacknowledged, newestFirst } from './alert-order'
import { assetLabel } from './asset-label'

const WINDOW_MS = 10 * 60_000
const BURST_GAP_MS = 60_000
export const FLOOD_STARTS_AT = 10
export const FLOOD_ENDS_BELOW = 5

export type Flood = {
  since: number
  count: number
  /** As the server counts, once it has said so */
  perOperator?: number
  windowMinutes?: number
}

/**
 * An alarm flood for the people in the room, so counted by the wall clock: it starts at 10 alarms in 10 minutes
 * and ends below 5 (ISA-18.2, EEMUA 191).
 */
export function floodAt(alerts: Iterable<AlertDto>, wallNowMs: number, before: Flood | null): Flood | null {
  const recent = recentAlarms(alerts, wallNowMs)
  if (recent.length >= FLOOD_STARTS_AT || (before && recent.length >= FLOOD_ENDS_BELOW)) {
    const since = before?.since ?? Math.min(...recent)
    return before && before.count === recent.length ? before : { since, count: recent.length }
  }
  return null
}

/** No alarm in ten minutes: nobody needs to be asked whether a flood stands. */
export function isQuiet(alerts: Iterable<AlertDto>, wallNowMs: number): boolean {
  return recentAlarms(alerts, wallNowMs).length === 0
}

/** Alarms of each of the last ten minutes, oldest first. */
export function alarmRate(alerts: Iterable<AlertDto>, wallNowMs: number): number[] {
  const perMinute = new Array<number>(10).fill(0)
  for (const at of recentAlarms(alerts, wallNowMs)) {
    const index = 9 - Math.floor((wallNowMs - at) / 60_000)
    if (perMinute[index] !== undefined) perMinute[index] += 1
  }
  return perMinute
}

function recentAlarms(alerts: Iterable<AlertDto>, wallNowMs: number): number[] {
  const after = new Date(wallNowMs - WINDOW_MS).toISOString()
  const times: number[] = []
  for (const alert of alerts) {
    // Compared as text first: nearly all of a long list is older.
    if (alert.predicted || alert.createdAt <= after) continue
    const at = Date.parse(alert.createdAt)
    if (at <= wallNowMs) times.push(at)
  }
  return times
}

export type FloodGroup = {
  key: string
  name: string
  counts: Record<1 | 2 | 3, number>
  /** First event first: what came first is most likely the cause */
  alerts: AlertDto[]
  cause: AlertDto
  unseenLow: AlertDto[]
  /** Of the burst that the flood began with, in the order they came; empty for one that stood before it */
  arrived: AlertDto[]
}

/** Open alarms by feeder, the worst group first and of equals the one that the flood fills; assets we do not know stand under their source. */
export function floodGroups(
  alerts: Iterable<AlertDto>,
  transformers: ReadonlyMap<string, TransformerDto>,
  sinceWallMs = Number.POSITIVE_INFINITY,
): FloodGroup[] {
  const groups = new Map<string, { name: string; alerts: AlertDto[] }>()
  const all = [...alerts]
  const beganMs = beginningOf(all, sinceWallMs)
  for (const alert of all) {
    if (!isOpen(alert) || isShelved(alert)) continue
    const asset = alert.transformerId ? transformers.get(alert.transformerId) : undefined
    const key = asset?.feederId ?? `source:${alert.source}`
    const name = asset ? assetLabel(asset.feederId, asset.feederName) : alert.source
    const group = groups.get(key)
    if (group) group.alerts.push(alert)
    else groups.set(key, { name, alerts: [alert] })
  }
  return [...groups]
    .map(([key, { name, alerts: members }]) => {
      const ordered = members.sort((a, b) => newestFirst(b.raisedAt, a.raisedAt))
      const worst = Math.min(...ordered.map((alert) => alert.priority))
      return {
        key,
        name,
        counts: {
          1: ordered.filter((alert) => alert.priority === 1).length,
          2: ordered.filter((alert) => alert.priority === 2).length,
          3: ordered.filter((alert) => alert.priority === 3).length,
        },
        alerts: ordered,
        cause: ordered.find((alert) => alert.priority === worst)!,
        unseenLow: ordered.filter((alert) => alert.priority === 3 && isUnacknowledged(alert)),
        arrived: ordered.filter((alert) => Date.parse(alert.createdAt) >= beganMs),
      }
    })
    .sort(
      (a, b) =>
        a.cause.priority - b.cause.priority ||
        b.arrived.length - a.arrived.length ||
        b.counts[1] - a.counts[1] ||
        newestFirst(b.cause.raisedAt, a.cause.raisedAt),
    )
}

/**
 * The first alarm of the burst (wall time): a flood is called one only when some have come, and the very first of them
 * is the likely cause. Back from there as long as one followed the other within a minute.
 */
function beginningOf(alerts: readonly AlertDto[], sinceWallMs: number): number {
  if (!Number.isFinite(sinceWallMs)) return sinceWallMs
  const earlier = alerts
    .map((alert) => Date.parse(alert.createdAt))
    .filter((at) => at < sinceWallMs && at >= sinceWallMs - WINDOW_MS)
    .sort((a, b) => b - a)
  let began = sinceWallMs
  for (const at of earlier) {
    if (began - at > BURST_GAP_MS) break
    began = at
  }
  return began
}
