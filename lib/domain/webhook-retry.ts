const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Pauses after a first, second … failed try: seconds for a restart, hours for an outage, two and a half days in all. */
const PAUSES_MS = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  18 * HOUR,
  24 * HOUR,
]

/** Share of a pause that chance adds or takes, so that many deliveries do not come back at once. */
const JITTER = 0.2

/**
 * Pause in ms before the next try after `attempts` failed ones; null when it is given up. `rng` in [0, 1).
 * What the receiver asked for with Retry-After is the least, up to a day.
 */
export function webhookPauseMs(
  attempts: number,
  rng: number,
  retryAfterMs: number | null = null,
): number | null {
  const pause = PAUSES_MS[attempts - 1]
  if (pause === undefined) return null
  const jittered = pause * (1 - JITTER + 2 * JITTER * rng)
  return Math.round(Math.max(jittered, Math.min(retryAfterMs ?? 0, 24 * HOUR)))
}
