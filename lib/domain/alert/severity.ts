export type Severity = 'critical' | 'high' | 'low'

const PRIORITY = { critical: 1, high: 2, low: 3 } as const

export function priorityOf(severity: Severity): 1 | 2 | 3 {
  return PRIORITY[severity]
}

/** While an episode runs its severity only rises. */
export function graverOf(a: Severity, b: Severity): Severity {
  return PRIORITY[a] <= PRIORITY[b] ? a : b
}
