const QUARTER_MS = 15 * 60_000
const DAY_MS = 96 * QUARTER_MS

/** A quarter hour as it is stored: its UTC day (yyyy-mm-dd) and its place from 0 to 95. */
export type Slot = { day: string; slot: number }

/**
 * The quarter hours that an interval covers. Intervals of 5 minutes must stand on a 5-minute mark and answer the
 * quarter hour they lie in; longer ones on a 15-minute mark. Null when they do not.
 */
export function slotsOf(start: Date, minutes: 5 | 15 | 30 | 60): Slot[] | null {
  const at = start.getTime()
  if (at % (minutes === 5 ? 5 * 60_000 : QUARTER_MS) !== 0) return null
  const count = Math.max(1, minutes / 15)
  const first = Math.floor(at / QUARTER_MS) * QUARTER_MS
  return Array.from({ length: count }, (_, i) => {
    const quarter = first + i * QUARTER_MS
    return {
      day: new Date(quarter).toISOString().slice(0, 10),
      slot: Math.floor((quarter % DAY_MS) / QUARTER_MS),
    }
  })
}
