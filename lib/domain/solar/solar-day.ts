import { MONTH_DAYS, QUARTERS } from '@/lib/domain/usage/load-year'

type Site = { latitudeDegrees: number; tiltDegrees: number; yieldKwhPerKw: number }

const RADIANS = Math.PI / 180
/** Fifteenth day of each month as a day of the year */
const MID_MONTH = [15, 46, 74, 105, 135, 166, 196, 227, 258, 288, 319, 349] as const

/**
 * kWh that one kW of south-facing panels makes in each quarter hour of a mean day of each month (12 x 96, solar time), so
 * that the year adds up to the yield. Sun's place by Cooper's declination; clear-sky beam by Meinel, 0.7^(AM^0.678).
 */
export function solarDays(site: Site): number[][] {
  const raw = MID_MONTH.map((dayOfYear) =>
    Array.from({ length: QUARTERS }, (_, slot) => panelSun(dayOfYear, (slot + 0.5) / 4, site)),
  )
  const year = raw.reduce((sum, day, m) => sum + day.reduce((a, b) => a + b, 0) * MONTH_DAYS[m]!, 0)
  return raw.map((day) => day.map((value) => (value * site.yieldKwhPerKw) / year))
}

/** Relative sun on the panel at a solar hour: 0 at night. */
function panelSun(dayOfYear: number, hour: number, { latitudeDegrees, tiltDegrees }: Site): number {
  const declination = 23.45 * RADIANS * Math.sin((2 * Math.PI * (284 + dayOfYear)) / 365)
  const latitude = latitudeDegrees * RADIANS
  const hourAngle = (hour - 12) * 15 * RADIANS
  const height =
    Math.sin(declination) * Math.sin(latitude) +
    Math.cos(declination) * Math.cos(latitude) * Math.cos(hourAngle)
  if (height <= 0.02) return 0
  const tilted = latitude - tiltDegrees * RADIANS
  const incidence =
    Math.sin(declination) * Math.sin(tilted) + Math.cos(declination) * Math.cos(tilted) * Math.cos(hourAngle)
  const airMass = 1 / height
  return Math.max(0, incidence) * 0.7 ** (airMass ** 0.678)
}
