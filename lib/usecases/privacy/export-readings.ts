import { createHmac } from 'node:crypto'
import { MISSING_WATTS } from '@/lib/domain/units/missing'
import { greenButtonFeed } from '@/lib/domain/usage/green-button'
import { utcOffsetMinutes } from '@/lib/domain/usage/local-offset'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'

/** The meter's quarter hours as a Green Button (ESPI) feed: nothing in it names the person or the meter. */
export async function exportGreenButton(ctx: Context): Promise<string> {
  const { meterId } = requireCustomer(ctx.actor)
  const [days, gridNow] = await Promise.all([ownDays(ctx), ctx.gridNow()])
  const year = gridNow.getUTCFullYear()
  const offsets = [0, 6].map((month) =>
    utcOffsetMinutes(new Date(Date.UTC(year, month, 15)), ctx.env.TIME_ZONE),
  )
  return greenButtonFeed({
    idOf: (part) =>
      uuidFrom(createHmac('sha256', ctx.env.authSecret).update(`${part} ${meterId}`).digest('hex')),
    updatedAt: ctx.now(),
    standardOffsetMinutes: Math.min(...offsets),
    summerMinutes: Math.max(...offsets) - Math.min(...offsets),
    days,
  })
}

/** The same as lines of a spreadsheet: start in UTC, kWh of the quarter hour, empty when nothing was measured. */
export async function exportReadingsCsv(ctx: Context): Promise<string> {
  const lines = (await ownDays(ctx)).flatMap(({ day, watts }) =>
    watts.map((value, slot) => {
      const start = new Date(day.getTime() + slot * 900_000).toISOString()
      return `${start},${value === MISSING_WATTS ? '' : (value / 4000).toFixed(4)}`
    }),
  )
  return `start,kwh\n${lines.join('\n')}\n`
}

async function ownDays(ctx: Context): Promise<{ day: Date; watts: number[] }[]> {
  const { meterId } = requireCustomer(ctx.actor)
  return ctx.db.meterDay.findMany({
    where: { meterId },
    orderBy: { day: 'asc' },
    select: { day: true, watts: true },
  })
}

function uuidFrom(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
