import type { ClockAnchor } from './grid-state'

/** Grid time (ms) that the anchor gives for a wall time (ms). */
export function gridNowAt(clock: ClockAnchor, wallMs: number): number {
  return clock.gridAt + (wallMs - clock.wallAt) * clock.speed
}

/** A reading older than this much grid time is shown hatched: 15 minutes, or 30 wall seconds when grid time runs faster. */
export function staleAfterMs(clock: ClockAnchor): number {
  return Math.max(15 * 60_000, 30_000 * clock.speed)
}

export function isStale(observedAt: string | null, clock: ClockAnchor, gridNowMs: number): boolean {
  return observedAt === null || gridNowMs - Date.parse(observedAt) > staleAfterMs(clock)
}
