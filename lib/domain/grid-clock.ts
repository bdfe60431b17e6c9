export type GridClockAnchor = { anchorWallAt: Date; anchorGridAt: Date; speed: number }

/** Grid time at a wall time: runs `speed` times faster than the wall clock from the anchor on. */
export function gridTimeAt(clock: GridClockAnchor, wall: Date): Date {
  return new Date(
    clock.anchorGridAt.getTime() + (wall.getTime() - clock.anchorWallAt.getTime()) * clock.speed,
  )
}

/** Wall time at which the grid clock will show `grid`. */
export function wallTimeAt(clock: GridClockAnchor, grid: Date): Date {
  return new Date(
    clock.anchorWallAt.getTime() + (grid.getTime() - clock.anchorGridAt.getTime()) / clock.speed,
  )
}

/**
 * An outside observation's wall lag is taken over to grid time: something seen 4 s ago at the sender is 4 grid seconds old.
 * Null when it lies more than `maxAheadMs` in the future.
 */
export function gridTimeOfObservation(
  gridNow: Date,
  wallNow: Date,
  observedAt: Date,
  maxAheadMs = 60_000,
): Date | null {
  const lagMs = wallNow.getTime() - observedAt.getTime()
  if (lagMs < -maxAheadMs) return null
  return new Date(gridNow.getTime() - Math.max(0, lagMs))
}
