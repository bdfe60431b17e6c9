import type { Db, Tx } from '@/lib/db/client'
import { MISSING_WATTS } from '@/lib/domain/units/missing'
import { utcOffsetMinutes } from '@/lib/domain/usage/local-offset'

export type Usage = {
  /** Mean kW of each local hour over the days read, 24 values */
  hourlyKw: number[]
  /** Mean kW from 17 to 21 h */
  eveningKw: number
  /** Mean kWh of a day */
  dailyKwh: number
  days: number
}

const DAY_MS = 86_400_000

/** The meter's usual day from its newest 30 days of quarter-hour readings. */
export async function readUsage(
  db: Db | Tx,
  meterId: string,
  timeZone: string,
  gridNow: Date,
  days = 30,
): Promise<Usage> {
  const rows = await db.meterDay.findMany({
    where: { meterId, day: { gte: new Date(gridNow.getTime() - days * DAY_MS), lte: gridNow } },
    orderBy: { day: 'asc' },
  })
  const sums = new Array<number>(24).fill(0)
  const counts = new Array<number>(24).fill(0)
  for (const row of rows) {
    const hours = localHours(row.day, timeZone)
    row.watts.forEach((watts, slot) => {
      if (watts === MISSING_WATTS) return
      const hour = hours[Math.floor(slot / 4)]!
      sums[hour]! += watts / 1000
      counts[hour]! += 1
    })
  }
  const hourlyKw = sums.map((sum, h) => (counts[h] ? sum / counts[h]! : 0))
  const evening = hourlyKw.slice(17, 21)
  return {
    hourlyKw,
    eveningKw: evening.reduce((a, b) => a + b, 0) / evening.length,
    dailyKwh: hourlyKw.reduce((a, b) => a + b, 0),
    days: rows.length,
  }
}

/** Local hour of each UTC hour of a UTC day; the clock may change within it. */
function localHours(day: Date, timeZone: string): number[] {
  const at = (hour: number) => new Date(day.getTime() + hour * 3_600_000)
  const [first, last] = [utcOffsetMinutes(day, timeZone), utcOffsetMinutes(at(23), timeZone)]
  return Array.from({ length: 24 }, (_, h) => {
    const offset = first === last ? first : utcOffsetMinutes(at(h), timeZone)
    return (((h + Math.floor(offset / 60)) % 24) + 24) % 24
  })
}
