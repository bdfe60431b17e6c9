import { DateTime } from 'luxon'
import { MISSING_WATTS } from '@/lib/domain/units/missing'
import { requireCustomer } from '../authorize'
import type { Call } from '../context'

export type DayUse = { day: string; kwh: number; hoursMeasured: number; hours: number; hourlyKwh: number[] }
export type DaysUse = {
  from: Date
  to: Date
  kwh: number
  hoursMeasured: number
  hours: number
  days: DayUse[]
}

/** Energy of the customer's meter on each local day of a range, and in each of its hours, as it was measured. */
export async function readDaysUse({ ctx, input }: Call<{ from: Date; to: Date }>): Promise<DaysUse> {
  const { meterId } = requireCustomer(ctx.actor)
  const zone = ctx.env.TIME_ZONE
  const from = DateTime.fromJSDate(input.from, { zone })
  const to = DateTime.fromJSDate(input.to, { zone })
  const rows = await ctx.db.meterDay.findMany({
    where: { meterId, day: { gte: from.minus({ days: 1 }).toJSDate(), lte: input.to } },
  })
  const days = new Map<string, DayUse>()
  for (let day = from; day < to; day = day.plus({ days: 1 })) {
    const hours = day.plus({ days: 1 }).diff(day, 'hours').hours
    const name = day.toISODate()!
    days.set(name, { day: name, kwh: 0, hoursMeasured: 0, hours, hourlyKwh: new Array<number>(24).fill(0) })
  }
  for (const row of rows)
    row.watts.forEach((watts, slot) => {
      if (watts === MISSING_WATTS) return
      const at = DateTime.fromMillis(row.day.getTime() + slot * 900_000, { zone })
      const day = at >= from && at < to ? days.get(at.toISODate()!) : undefined
      if (!day) return
      day.kwh += watts / 4000
      day.hoursMeasured += 0.25
      day.hourlyKwh[at.hour]! += watts / 4000
    })
  const list = [...days.values()]
  const sum = (of: (day: DayUse) => number) => list.reduce((total, day) => total + of(day), 0)
  return {
    from: input.from,
    to: input.to,
    kwh: sum((day) => day.kwh),
    hoursMeasured: sum((day) => day.hoursMeasured),
    hours: sum((day) => day.hours),
    days: list,
  }
}

/** Energy of whole calendar months, kept for longer than the quarter hours. */
export async function readMonthsUse({
  ctx,
  input,
}: Call<{ from: Date; to: Date }>): Promise<Omit<DaysUse, 'days'>> {
  const { meterId } = requireCustomer(ctx.actor)
  const zone = ctx.env.TIME_ZONE
  const from = DateTime.fromJSDate(input.from, { zone })
  const to = DateTime.fromJSDate(input.to, { zone })
  const month = (at: DateTime) => new Date(Date.UTC(at.year, at.month - 1, 1))
  const rows = await ctx.db.meterMonth.findMany({
    where: { meterId, month: { gte: month(from), lt: month(to) } },
  })
  const measured = rows.flatMap((row) => row.wattHours.filter((wh) => wh !== MISSING_WATTS))
  return {
    from: input.from,
    to: input.to,
    kwh: measured.reduce((a, b) => a + b, 0) / 1000,
    hoursMeasured: measured.length * 24,
    hours: to.diff(from, 'days').days * 24,
  }
}
