import { DateTime } from 'luxon'
import { MISSING_WATTS } from '@/lib/domain/units/missing'
import { requireCustomer } from '../authorize'
import type { Call } from '../context'

export const USE_PERIODS = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
  'last-year',
] as const
export type UsePeriod = (typeof USE_PERIODS)[number]
export type PeriodUse = {
  from: Date
  to: Date
  kwh: number
  /** Hours that were measured, of how many */
  hoursMeasured: number
  hours: number
}

/** Energy of the customer's meter in a period of the local calendar, from what was measured and nothing else. */
export async function readPeriodUse({ ctx, input }: Call<{ period: UsePeriod }>): Promise<PeriodUse> {
  const { meterId } = requireCustomer(ctx.actor)
  const local = DateTime.fromJSDate(await ctx.gridNow(), { zone: ctx.env.TIME_ZONE })
  const { from, to } = rangeOf(input.period, local)
  const days = Math.max(1, Math.round(to.diff(from, 'days').days))
  return days <= 8 ? byQuarterHours() : byMonths()

  async function byQuarterHours(): Promise<PeriodUse> {
    const rows = await ctx.db.meterDay.findMany({
      where: { meterId, day: { gte: from.minus({ days: 1 }).toJSDate(), lte: to.toJSDate() } },
    })
    let wattQuarters = 0
    let quarters = 0
    for (const row of rows)
      row.watts.forEach((watts, slot) => {
        const at = DateTime.fromMillis(row.day.getTime() + slot * 900_000, { zone: ctx.env.TIME_ZONE })
        if (watts === MISSING_WATTS || at < from || at >= to) return
        wattQuarters += watts
        quarters += 1
      })
    return {
      from: from.toJSDate(),
      to: to.toJSDate(),
      kwh: wattQuarters / 4000,
      hoursMeasured: quarters / 4,
      hours: to.diff(from, 'hours').hours,
    }
  }

  async function byMonths(): Promise<PeriodUse> {
    const month = (at: DateTime) => new Date(Date.UTC(at.year, at.month - 1, 1))
    const rows = await ctx.db.meterMonth.findMany({
      where: { meterId, month: { gte: month(from), lt: month(to.plus({ days: 27 }).startOf('month')) } },
    })
    const measured = rows
      .filter((row) => row.month < to.toJSDate())
      .flatMap((row) => row.wattHours.filter((wh) => wh !== MISSING_WATTS))
    return {
      from: from.toJSDate(),
      to: to.toJSDate(),
      kwh: measured.reduce((a, b) => a + b, 0) / 1000,
      hoursMeasured: measured.length * 24,
      hours: days * 24,
    }
  }
}

export function rangeOf(period: UsePeriod, local: DateTime): { from: DateTime; to: DateTime } {
  const day = local.startOf('day')
  switch (period) {
    case 'today':
      return { from: day, to: day.plus({ days: 1 }) }
    case 'yesterday':
      return { from: day.minus({ days: 1 }), to: day }
    case 'this-week':
      return { from: local.startOf('week'), to: day.plus({ days: 1 }) }
    case 'last-week':
      return { from: local.startOf('week').minus({ weeks: 1 }), to: local.startOf('week') }
    case 'this-month':
      return { from: local.startOf('month'), to: local.startOf('month').plus({ months: 1 }) }
    case 'last-month':
      return { from: local.startOf('month').minus({ months: 1 }), to: local.startOf('month') }
    case 'this-year':
      return { from: local.startOf('year'), to: local.startOf('month').plus({ months: 1 }) }
    case 'last-year':
      return { from: local.startOf('year').minus({ years: 1 }), to: local.startOf('year') }
  }
}
