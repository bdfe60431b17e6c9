import type { RecommendationOption } from '@/lib/protocol/recommendation'

type Point = { at: number; value: number | null }
type Known = { at: number; value: number }

/** What a chart knows of the load to come. */
export type ExpectedLoad = {
  now: number
  /** As measured or as the alarm says; null when neither is known */
  loadKw: number | null
  limitKw: number
  forecast: { middle: Point[]; high: Point[] } | null
  /** The stress is only foreseen: what is expected is the forecast alone */
  foreseen: boolean
}

export type OptionPromise = Pick<RecommendationOption, 'expectedKw' | 'lowKw' | 'highKw' | 'byInterval'>

export type PlanEffect = {
  from: number
  to: number
  /** The load that is taken to last, where the forecast says nothing of it; null where the forecast is what is expected */
  lasting: Known[] | null
  withIt: Known[]
  low: Known[]
  high: Known[]
}

/** At least this much of the limit outside its band, and a forecast says nothing of the present any more. */
const OUTSIDE_SHARE = 0.1
const INTERVAL_MS = 15 * 60_000

/**
 * The load of the event's window with what an option is expected to take off it, and its 80 % band. Without it the load
 * is the forecast's median; where the present is outside the forecast, the present load lasts, as the plan reckons.
 * Null when nothing is known of the load.
 */
export function planEffect(
  promise: OptionPromise,
  window: { from: number; to: number },
  load: ExpectedLoad,
): PlanEffect | null {
  const lasts = !load.foreseen && load.loadKw !== null && isOutside(load)
  const without = (at: number) => {
    const median = load.forecast ? valueAt(load.forecast.middle, at) : null
    if (!lasts) return median
    return Math.max(load.loadKw!, median ?? load.loadKw!)
  }
  const effect: PlanEffect = { ...window, lasting: lasts ? [] : null, withIt: [], low: [], high: [] }
  if (lasts) effect.lasting!.push({ at: load.now, value: without(load.now)! })
  for (let at = window.from, i = 0; at < window.to; at += INTERVAL_MS, i++) {
    const band = promise.byInterval?.[i] ?? promise.byInterval?.at(-1) ?? promise
    // The interval's own value at both of its ends: what is told is its mean.
    for (const edge of [at, Math.min(at + INTERVAL_MS, window.to)]) {
      const kw = without(edge)
      if (kw === null) continue
      // Edges of neighbours stand a moment apart: a chart has one value for one time.
      const place = edge === at ? edge : edge - 1000
      if (lasts) effect.lasting!.push({ at: place, value: kw })
      effect.withIt.push({ at: place, value: kw - band.expectedKw })
      effect.low.push({ at: place, value: kw - band.highKw })
      effect.high.push({ at: place, value: kw - band.lowKw })
    }
  }
  return effect.withIt.length > 1 ? effect : null
}

/** The load is so far above what was forecast that the forecast says nothing of it. */
export function isOutside({ now, loadKw, limitKw, forecast }: Omit<ExpectedLoad, 'foreseen'>): boolean {
  if (loadKw === null) return false
  const high = forecast ? valueAt(forecast.high, now) : null
  return high === null || loadKw > high + OUTSIDE_SHARE * limitKw
}

/** Between two points of a line; before its first point that one, null after its last. */
function valueAt(points: readonly Point[], at: number): number | null {
  let before: Known | null = null
  for (const point of points) {
    if (point.value === null) continue
    const known = { at: point.at, value: point.value }
    if (known.at >= at) {
      if (!before || known.at === at) return known.value
      return before.value + ((known.value - before.value) * (at - before.at)) / (known.at - before.at)
    }
    before = known
  }
  return null
}
