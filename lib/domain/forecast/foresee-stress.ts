/** What a forecast says that would stress a transformer, and when. */
export type Foreseen =
  | { kind: 'overload'; at: Date; peakKw: number; peakAt: Date }
  | { kind: 'temperature'; at: Date; probability: number; peakKw: number; peakAt: Date }

export type ForeseenFrom = {
  startAt: Date
  stepMinutes: number
  /** 90 % quantile of the load by step, kW */
  p90: readonly number[]
  limitKw: number
  /** Probability that the hot-spot passes its limit within the forecast, and when its 90 % quantile does */
  pOverLimit: number
  timeToLimitP90At: Date | null
}

/** The upper quantile must stay above the limit so long: a spike of one step is within the forecast's own error. */
const LEAST_MINUTES = 30
const LEAST_PROBABILITY = 0.1
/** What was foreseen stays so until the forecast has clearly fallen. */
const CLEAR_SHARE = 0.97
const CLEAR_PROBABILITY = 0.05

/** Stress that is likely enough to tell an operator about, ahead of time: judged on an upper quantile. */
export function foreseeStress(forecast: ForeseenFrom): Foreseen | null {
  const { p90, limitKw, startAt, stepMinutes, pOverLimit, timeToLimitP90At } = forecast
  const timeOf = (step: number) => new Date(startAt.getTime() + step * stepMinutes * 60_000)
  const peak = p90.reduce((best, kw, step) => (kw > p90[best]! ? step : best), 0)
  const top = { peakKw: p90[peak] ?? 0, peakAt: timeOf(peak) }
  const needed = Math.max(1, Math.ceil(LEAST_MINUTES / stepMinutes))
  const first = p90.findIndex((_, step) => {
    const stretch = p90.slice(step, step + needed)
    return stretch.length === needed && stretch.every((kw) => kw > limitKw)
  })
  if (pOverLimit >= LEAST_PROBABILITY)
    return { kind: 'temperature', at: timeToLimitP90At ?? top.peakAt, probability: pOverLimit, ...top }
  return first < 0 ? null : { kind: 'overload', at: timeOf(first), ...top }
}

/** Whether something that was foreseen before is off the table. */
export function isForeseenNoMore({ p90, limitKw, pOverLimit }: ForeseenFrom): boolean {
  return pOverLimit < CLEAR_PROBABILITY && p90.every((kw) => kw <= limitKw * CLEAR_SHARE)
}
