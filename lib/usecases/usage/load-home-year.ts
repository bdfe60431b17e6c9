import type { Db, Tx } from '@/lib/db/client'
import { MISSING_WATTS } from '@/lib/domain/units/missing'
import { buildLoadYear, type LoadYear, type MonthUse } from '@/lib/domain/usage/load-year'
import { utcOffsetMinutes } from '@/lib/domain/usage/local-offset'

export type HomeYear = { load: LoadYear; shiftQuarters: number[]; simulated: boolean; months: MonthOfUse[] }
/** A month as measured: first day, kWh, how many of its days were measured */
export type MonthOfUse = { first: Date; kwh: number; days: number }

const DAY_MS = 86_400_000
const INTERVAL_DAYS = 45
const FEWEST_DAYS_OF_A_MONTH = 5

/** The meter's own year: newest quarter-hour days and last 13 months. Scoped by the meter. */
export async function loadHomeYear(
  db: Db | Tx,
  meterId: string,
  timeZone: string,
  gridNow: Date,
): Promise<HomeYear> {
  const [days, rows] = await Promise.all([
    db.meterDay.findMany({
      where: { meterId, day: { gte: new Date(gridNow.getTime() - INTERVAL_DAYS * DAY_MS), lte: gridNow } },
      orderBy: { day: 'desc' },
    }),
    db.meterMonth.findMany({
      where: { meterId, month: { gte: new Date(gridNow.getTime() - 400 * DAY_MS), lte: gridNow } },
      orderBy: { month: 'asc' },
    }),
  ])
  const months = rows.map((row) => {
    const measured = row.wattHours.filter((wh) => wh !== MISSING_WATTS)
    return { first: row.month, kwh: measured.reduce((a, b) => a + b, 0) / 1000, days: measured.length }
  })
  // The newest year wins where a calendar month was measured twice.
  const byMonth = new Map<number, MonthUse>()
  for (const { first, kwh, days: count } of months)
    if (count >= FEWEST_DAYS_OF_A_MONTH)
      byMonth.set(first.getUTCMonth() + 1, { month: first.getUTCMonth() + 1, kwh, days: count })
  const offsetOf = (day: Date) => utcOffsetMinutes(new Date(day.getTime() + DAY_MS / 2), timeZone)
  const year = gridNow.getUTCFullYear()
  const standard = Math.min(
    ...[0, 6].map((month) => utcOffsetMinutes(new Date(Date.UTC(year, month, 15, 12)), timeZone)),
  )
  return {
    load: buildLoadYear(days, [...byMonth.values()], offsetOf),
    shiftQuarters: Array.from(
      { length: 12 },
      (_, m) => (utcOffsetMinutes(new Date(Date.UTC(year, m, 15, 12)), timeZone) - standard) / 15,
    ),
    simulated: days.some((day) => day.simulated) || rows.some((row) => row.simulated),
    months,
  }
}
