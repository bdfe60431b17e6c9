export const ALERT_STATES = ['active', 'acknowledged', 'returned', 'closed'] as const
export type AlertState = (typeof ALERT_STATES)[number]
export type AlertAct = 'acknowledge' | 'clear' | 'close'

/**
 * Reduced alarm states of ISA-18.2 / IEC 62682: what nobody has seen stays in view after it is over (`returned`).
 * The interface asks which buttons, the use cases which WHERE.
 */
export const ALERT_TRANSITIONS: Record<AlertAct, Partial<Record<AlertState, AlertState>>> = {
  acknowledge: { active: 'acknowledged', returned: 'closed' },
  clear: { active: 'returned', acknowledged: 'closed' },
  close: { active: 'closed', acknowledged: 'closed', returned: 'closed' },
}

export function afterAct(state: AlertState, act: AlertAct): AlertState | null {
  return ALERT_TRANSITIONS[act][state] ?? null
}

/** The episode still runs at its source: neither cleared nor closed by hand. */
export function isOpen(alert: { state: string; clearedAt: Date | null }): boolean {
  return alert.clearedAt === null && (alert.state === 'active' || alert.state === 'acknowledged')
}
