const HOUR_MS = 3_600_000

/**
 * When an alert that nothing more is heard of becomes stale (grid time): after twice the interval in which its source
 * should speak, else after the longest time that one may stand.
 */
export function staleFrom(
  alert: { observedAt: Date; expectedSeconds: number | null },
  staleAfterHours: number,
): Date {
  const standingMs = staleAfterHours * HOUR_MS
  const waitMs =
    alert.expectedSeconds === null ? standingMs : Math.min(standingMs, 2 * alert.expectedSeconds * 1000)
  return new Date(alert.observedAt.getTime() + waitMs)
}
