import { MISSING_WATTS } from '@/lib/domain/units/missing'

export const QUARTERS = 96
export const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** A home's own year: real quarter-hour days, and how much of each calendar month's day it uses. */
export type LoadYear = {
  /** kWh of each local quarter hour, one array of 96 a day that was really measured */
  days: number[][]
  /** kWh of a mean day of each month, January first */
  monthDailyKwh: number[]
  yearKwh: number
  basis: { intervalDays: number; months: number }
}

export type MeterDayReadings = { day: Date; watts: readonly number[] }
export type MonthUse = { month: number; kwh: number; days: number }

const MOST_DAYS = 28
const MOST_MISSING = 4

/**
 * Builds the year from what the meter measured: its newest complete days as shape, its months as amount. A month that was
 * never measured uses the mean of those that were (or of the measured days). `utcOffsetMinutes(day)` turns UTC days into
 * local quarter hours; a UTC day's early and late hours are taken as one local day, which is right on average.
 */
export function buildLoadYear(
  readings: readonly MeterDayReadings[],
  months: readonly MonthUse[],
  utcOffsetMinutes: (day: Date) => number,
): LoadYear {
  const days = readings
    .toSorted((a, b) => b.day.getTime() - a.day.getTime())
    .map((reading) => localDay(reading, Math.round(utcOffsetMinutes(reading.day) / 15)))
    .filter((day) => day !== null)
    .slice(0, MOST_DAYS)
  const meanOfDays = days.length ? mean(days.map((day) => day.reduce((a, b) => a + b, 0))) : 0
  const measured = new Map<number, number>()
  for (const { month, kwh, days: count } of months) if (count > 0) measured.set(month, kwh / count)
  const fallback = measured.size ? mean([...measured.values()]) : meanOfDays
  const monthDailyKwh = MONTH_DAYS.map((_, i) => Math.max(0, measured.get(i + 1) ?? fallback))
  return {
    days,
    monthDailyKwh,
    yearKwh: monthDailyKwh.reduce((sum, daily, i) => sum + daily * MONTH_DAYS[i]!, 0),
    basis: { intervalDays: days.length, months: measured.size },
  }
}

/** A day's kWh by local quarter hour, short gaps filled with the reading before; null when too much is missing. */
function localDay({ watts }: MeterDayReadings, offsetQuarters: number): number[] | null {
  if (watts.length !== QUARTERS) return null
  if (watts.filter((w) => w === MISSING_WATTS).length > MOST_MISSING) return null
  const day = new Array<number>(QUARTERS)
  let last = watts.find((w) => w !== MISSING_WATTS) ?? 0
  for (let slot = 0; slot < QUARTERS; slot++) {
    const reading = watts[slot]!
    if (reading !== MISSING_WATTS) last = reading
    day[(slot + offsetQuarters + 2 * QUARTERS) % QUARTERS] = last / 4000
  }
  return day
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length
}
