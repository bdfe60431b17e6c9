/** How alarms are handled, set by an administrator. Delays and limits of shelving are grid time, the rest wall time. */
export type AlarmSettings = {
  /** An alert that clears within it is told to nobody */
  onDelaySeconds: number
  /** A clear counts after it, unless the alarm comes back */
  offDelaySeconds: number
  /** Our own rule clears this far below the limit, in percent of it */
  deadbandPercent: number
  /** This many changes within so many seconds is chattering (Hexagon/PAS: 3 in a minute) */
  chatterTransitions: number
  chatterSeconds: number
  /** Alerts in so many minutes per operator at which a flood starts, and below which it ends (ISA-18.2: 10, 5) */
  floodStart: number
  floodEnd: number
  floodMinutes: number
  /** Nothing heard for so long, or for twice the expected interval, is stale */
  staleAfterHours: number
  maxShelveMinutes: number
  shelveReasonAboveMinutes: number
  maxShelveMinutesP1: number
  /** Unacknowledged so long: the room is reminded once; a priority 1 alert is escalated */
  remindAfterMinutes: number
  escalateAfterMinutes: number
  escalationEmails: string[]
  /** Phone numbers that get a text message */
  escalationPhones: string[]
}

export const DEFAULT_ALARM_SETTINGS: AlarmSettings = {
  onDelaySeconds: 0,
  offDelaySeconds: 0,
  deadbandPercent: 3,
  chatterTransitions: 3,
  chatterSeconds: 60,
  floodStart: 10,
  floodEnd: 5,
  floodMinutes: 10,
  staleAfterHours: 24,
  maxShelveMinutes: 8 * 60,
  shelveReasonAboveMinutes: 60,
  maxShelveMinutesP1: 60,
  remindAfterMinutes: 10,
  escalateAfterMinutes: 15,
  escalationEmails: [],
  escalationPhones: [],
}

/** What is stored over the defaults; anything of another type is left out. */
export function alarmSettingsOf(stored: unknown): AlarmSettings {
  const given = (stored ?? {}) as Record<string, unknown>
  const entries = Object.entries(DEFAULT_ALARM_SETTINGS).map(([name, fallback]) => {
    const value = given[name]
    if (Array.isArray(fallback))
      return [name, Array.isArray(value) ? value.filter((one) => typeof one === 'string') : fallback]
    return [name, typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : fallback]
  })
  return Object.fromEntries(entries) as AlarmSettings
}
