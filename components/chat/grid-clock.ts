type GridNow = { now: string; speed: number }

/** Grid time as it runs on from when the server told it; the wall clock while it has not. */
export function gridClock(grid: GridNow | null, receivedAt: number): () => Date {
  if (!grid) return () => new Date()
  const anchor = Date.parse(grid.now)
  return () => new Date(anchor + (Date.now() - receivedAt) * grid.speed)
}
