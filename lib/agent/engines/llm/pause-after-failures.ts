const FAILURES = 2
const PAUSE_MS = 30_000

/**
 * Leaves an endpoint alone that failed twice in a row: for half a minute customers are answered at once by the built-in
 * engine, then one turn tries it again.
 */
export function pauseAfterFailures() {
  let failures = 0
  let until = 0
  return {
    isOn: (now: Date) => now.getTime() < until,
    worked: () => {
      failures = 0
      until = 0
    },
    /** True when this failure begins a pause */
    failed: (now: Date): boolean => {
      failures += 1
      if (failures < FAILURES) return false
      until = now.getTime() + PAUSE_MS
      return true
    },
  }
}
