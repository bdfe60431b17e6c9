import type { UsageDto } from '@/lib/protocol/me'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'
import { readUsage } from '../customers/read-usage'
import { loadHomeYear } from './load-home-year'

export const EVENING_HOURS = [17, 18, 19, 20] as const

/** The customer's own use: a usual day of the last 30, each month of the last year, and what the meter last sent. */
export async function readMyUsage(ctx: Context): Promise<UsageDto> {
  const { meterId } = requireCustomer(ctx.actor)
  const gridNow = await ctx.gridNow()
  const [usual, year, last] = await Promise.all([
    readUsage(ctx.db, meterId, ctx.env.TIME_ZONE, gridNow),
    loadHomeYear(ctx.db, meterId, ctx.env.TIME_ZONE, gridNow),
    lastReadingAt(ctx, meterId, gridNow),
  ])
  return {
    hourlyKw: usual.hourlyKw.map((kw) => round(kw, 3)),
    dayKwh: round(usual.dailyKwh, 2),
    eveningKwh: round(
      EVENING_HOURS.reduce((sum, hour) => sum + (usual.hourlyKw[hour] ?? 0), 0),
      2,
    ),
    days: usual.days,
    yearKwh: round(year.load.yearKwh, 0),
    months: year.months.map((m) => ({
      month: m.first.toISOString().slice(0, 7),
      kwh: round(m.kwh, 1),
      days: m.days,
    })),
    lastReadingAt: last?.toISOString() ?? null,
    simulated: year.simulated,
  }
}

async function lastReadingAt(ctx: Context, meterId: string, gridNow: Date): Promise<Date | null> {
  const rows = await ctx.db.$queryRaw<{ day: Date; slot: number }[]>`
    select d.day, max(w.slot)::int as slot from "MeterDay" d, unnest(d.watts) with ordinality as w(watts, slot)
    where d."meterId" = ${meterId} and d.day <= ${gridNow} and w.watts <> -2147483648
    group by d.day order by d.day desc limit 1`
  const row = rows[0]
  return row ? new Date(row.day.getTime() + row.slot * 900_000) : null
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
