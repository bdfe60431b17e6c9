import type { AlertDto } from '@/lib/protocol/alert'
import type { TelemetryFrame, TransformerDto } from '@/lib/protocol/grid'
import type { RecommendationDto } from '@/lib/protocol/recommendation'
import { orderTransformers } from './feeder-tree'
import type { GridEvent, GridSnapshot } from './grid-event'
import type { ClockAnchor, GridState, Trend } from './grid-state'

/** One event brought into the state. Late, doubled and reordered facts change nothing: the newer version stays. */
export function reduceGrid(state: GridState, event: GridEvent): GridState {
  switch (event.type) {
    case 'snapshot':
      return withSnapshot(state, event.snapshot)
    case 'snapshot-failed':
      return { ...state, phase: state.phase === 'ready' ? 'ready' : 'failed', problem: event.problem }
    case 'alert':
      return withAlerts(state, [event.alert])
    case 'activation':
      return { ...state, activations: upsert(state.activations, event.activation, newerVersion) }
    case 'recommendation':
      return {
        ...state,
        recommendations: upsert(state.recommendations, event.recommendation, newerRecommendation),
      }
    case 'telemetry':
      return withTelemetry(state, event.frame, event.wallAt)
    case 'presence':
      return { ...state, presence: event.presence.users }
    case 'connected':
      return state.lostAt === null ? state : { ...state, lostAt: null }
    case 'lost':
      return state.lostAt === null ? { ...state, lostAt: event.wallAt } : state
  }
}

/** Many events at once: a run of alarms copies the map once, so that a burst of thousands stays linear. */
export function reduceAll(state: GridState, events: readonly GridEvent[]): GridState {
  let next = state
  for (let i = 0; i < events.length; i += 1) {
    const event = events[i]!
    if (event.type !== 'alert') {
      next = reduceGrid(next, event)
      continue
    }
    const run = [event.alert]
    for (let following = events[i + 1]; following?.type === 'alert'; following = events[i + 1]) {
      run.push(following.alert)
      i += 1
    }
    next = withAlerts(next, run)
  }
  return next
}

function withAlerts(state: GridState, run: AlertDto[]): GridState {
  const alerts = new Map(state.alerts)
  let changed = false
  for (const alert of run) {
    const known = alerts.get(alert.id)
    if (known && !newerVersion(alert, known)) continue
    alerts.set(alert.id, alert)
    changed = true
  }
  return changed ? { ...state, alerts } : state
}

const CLOSED_KEPT = 500

/** What the snapshot does not name is gone, except closed alerts: the snapshot asks for the open ones. */
function withSnapshot(state: GridState, snapshot: GridSnapshot): GridState {
  const closed = [...state.alerts.values()].filter((alert) => alert.state === 'closed').slice(-CLOSED_KEPT)
  return {
    ...state,
    phase: 'ready',
    problem: null,
    transformers: merged(state.transformers, orderTransformers(snapshot.transformers), newerVersion),
    alerts: merged(state.alerts, [...closed, ...snapshot.alerts], newerVersion),
    beyond: snapshot.beyond,
    activations: merged(state.activations, snapshot.activations, newerVersion),
    recommendations: merged(state.recommendations, snapshot.recommendations, newerRecommendation),
  }
}

function merged<T extends { id: string }>(
  old: ReadonlyMap<string, T>,
  items: T[],
  newer: (a: T, b: T) => boolean,
): Map<string, T> {
  const next = new Map<string, T>()
  for (const item of items) {
    const known = next.get(item.id) ?? old.get(item.id)
    next.set(item.id, known && !newer(item, known) ? known : item)
  }
  return next
}

function upsert<T extends { id: string }>(
  map: ReadonlyMap<string, T>,
  item: T,
  newer: (a: T, b: T) => boolean,
): ReadonlyMap<string, T> {
  const known = map.get(item.id)
  if (known && !newer(item, known)) return map
  return new Map(map).set(item.id, item)
}

function newerVersion(a: { version: number }, b: { version: number }): boolean {
  return a.version > b.version
}

/** A plan's version counts its recomputations; within one version a decision is newer than an open proposal. */
function newerRecommendation(a: RecommendationDto, b: RecommendationDto): boolean {
  if (a.version !== b.version) return a.version > b.version
  return b.state === 'open' && (a.state !== 'open' || a.expiresAt > b.expiresAt)
}

function withTelemetry(state: GridState, frame: TelemetryFrame, wallAt: number): GridState {
  const transformers = new Map(state.transformers)
  const trends = new Map(state.trends)
  for (const value of frame.transformers) {
    const known = transformers.get(value.id)
    if (!known || value.version <= known.version) continue
    transformers.set(value.id, { ...known, ...value } satisfies TransformerDto)
    trends.set(value.id, trendAfter(trends.get(value.id), value.loadPercent, Date.parse(value.observedAt)))
  }
  return {
    ...state,
    transformers,
    trends,
    lastFrameAt: wallAt,
    clock: clockAfter(state.clock, Date.parse(frame.gridNow), wallAt),
  }
}

const TREND_WINDOW_MS = 15 * 60_000
const TREND_POINTS = 1.5

/** Judged once per 15 grid minutes against the sample before, so that a reading's noise shows no arrow. */
function trendAfter(trend: Trend | undefined, percent: number, at: number): Trend {
  if (!trend) return { direction: 'steady', sampleAt: at, samplePercent: percent }
  if (at - trend.sampleAt < TREND_WINDOW_MS) return trend
  const change = percent - trend.samplePercent
  const direction = Math.abs(change) < TREND_POINTS ? 'steady' : change > 0 ? 'up' : 'down'
  return { direction, sampleAt: at, samplePercent: percent }
}

/** Small differences are the network's delay: the clock is set again only when it is off by more than a wall second. */
function clockAfter(clock: ClockAnchor, gridNow: number, wallAt: number): ClockAnchor {
  const shown = clock.gridAt + (wallAt - clock.wallAt) * clock.speed
  if (Math.abs(shown - gridNow) <= 1000 * clock.speed) return clock
  return { ...clock, gridAt: gridNow, wallAt }
}
