import { DateTime } from 'luxon'
import type { OriginFeatures } from '@/lib/domain/forecast/ridge-model'

/** Four Fourier pairs of the local hour, six weekdays, holidays when given: what the calendar knows of an origin. */
export function calendarFeatures(input: {
  startMs: number
  stepMinutes: number
  steps: number
  timeZone: string
  holidays?: readonly string[]
}): OriginFeatures {
  const { steps } = input
  const holidays = new Set(input.holidays)
  const features = Array.from({ length: 8 + 6 + (holidays.size > 0 ? 1 : 0) }, () => new Float64Array(steps))
  for (let i = 0; i < steps; i++) {
    const at = DateTime.fromMillis(input.startMs + i * input.stepMinutes * 60_000, { zone: input.timeZone })
    const hour = at.hour + at.minute / 60
    for (let pair = 0; pair < 4; pair++) {
      const angle = (2 * Math.PI * (pair + 1) * hour) / 24
      features[2 * pair]![i] = Math.sin(angle)
      features[2 * pair + 1]![i] = Math.cos(angle)
    }
    if (at.weekday < 7) features[7 + at.weekday]![i] = 1
    if (holidays.has(at.toISODate()!)) features[14]![i] = 1
  }
  return features
}

/**
 * Heating and cooling degrees of the hours ahead of each origin, less those of the hour before it: the forecast
 * temperature as far as it differs from what the lags already show. Beyond the known temperatures: no difference.
 */
export function temperatureFeatures(
  temperatureC: ArrayLike<number>,
  input: { stepMinutes: number; steps: number; horizon: number },
): OriginFeatures {
  const perHour = Math.max(1, Math.round(60 / input.stepMinutes))
  const hours = Math.ceil(input.horizon / perHour)
  const degrees = [(c: number) => Math.max(0, c - 18) / 10, (c: number) => Math.max(0, 15 - c) / 10]
  return degrees.flatMap((degree) => {
    const mean = (from: number) => {
      let sum = 0
      for (let i = from; i < from + perHour; i++) {
        const value = temperatureC[Math.min(temperatureC.length - 1, Math.max(0, i))]!
        sum += degree(value) / perHour
      }
      return sum
    }
    return Array.from({ length: hours }, (_, hour) =>
      Float64Array.from(
        { length: input.steps },
        (_, origin) => mean(origin + hour * perHour) - mean(origin - perHour),
      ),
    )
  })
}
