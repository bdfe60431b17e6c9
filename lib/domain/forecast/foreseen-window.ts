/** Steps of a forecast from now on: upper quantile of the load, and when the hot-spot could pass its limit. */
export type UpcomingLoad = {
  startAt: Date
  stepMinutes: number
  /** 90 % quantile by step, kW */
  p90: readonly number[]
  limitKw: number
  timeToLimitP90At: Date | null
}

export type ForeseenWindow = {
  startAt: Date
  /** Upper quantile in each interval of the window, kW */
  loadKw: number[]
  /** The same from the forecast's first step to the window, for the temperature it starts with */
  beforeKw: number[]
}

const LONGEST_MINUTES = 240
const SHORTEST_MINUTES = 60
/** Oil warms over hours: relief has to begin before the winding would pass its limit. */
const AHEAD_OF_HEAT_MINUTES = 60

/**
 * When an event against foreseen stress would run: from the first step above the limit to the last one of the stretch,
 * one to four hours; without one, around the time at which the hot-spot could pass its limit. Null when neither comes.
 */
export function foreseenWindow(load: UpcomingLoad, intervalMinutes: number): ForeseenWindow | null {
  const { p90, limitKw, stepMinutes, startAt, timeToLimitP90At } = load
  const startMs = startAt.getTime()
  const first = p90.findIndex((kw) => kw > limitKw)
  const stretch = first < 0 ? 0 : p90.slice(first).findIndex((kw) => kw <= limitKw)
  const heatStep = timeToLimitP90At
    ? Math.floor((timeToLimitP90At.getTime() - startMs) / 60_000 - AHEAD_OF_HEAT_MINUTES) / stepMinutes
    : null
  if (first < 0 && heatStep === null) return null
  const from = Math.min(
    first < 0 ? Number.POSITIVE_INFINITY : first,
    Math.max(0, heatStep ?? Number.POSITIVE_INFINITY),
  )
  const end = first < 0 ? from : stretch < 0 ? p90.length : first + stretch
  const minutes = Math.min(LONGEST_MINUTES, Math.max(SHORTEST_MINUTES, (end - from) * stepMinutes))
  const fromMinute = Math.round((from * stepMinutes) / intervalMinutes) * intervalMinutes
  const at = (minute: number) => p90[Math.min(p90.length - 1, Math.floor(minute / stepMinutes))]!
  const every = (start: number, length: number) =>
    Array.from({ length: Math.ceil(length / intervalMinutes) }, (_, i) => at(start + i * intervalMinutes))
  return {
    startAt: new Date(startMs + fromMinute * 60_000),
    loadKw: every(fromMinute, minutes),
    beforeKw: every(0, fromMinute),
  }
}
