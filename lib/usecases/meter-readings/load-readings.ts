import type { Db, Tx } from '@/lib/db/client'
import type { ReadingAt } from '@/lib/domain/baseline/compute-baseline'
import { readingsFromDays } from '@/lib/domain/baseline/readings'

export const MISSING_WATTS = -2147483648
export const QUARTER_HOUR_MS = 15 * 60_000
const DAY_MS = 86_400_000

/** 15-minute kW of many meters over the UTC days that a span touches. */
export async function loadReadings(
  db: Db | Tx,
  meterIds: readonly string[],
  span: { from: Date; to: Date },
): Promise<Map<string, ReadingAt>> {
  const rows = await db.meterDay.findMany({
    where: { meterId: { in: [...meterIds] }, day: { gte: utcDay(span.from), lte: utcDay(span.to) } },
  })
  const byMeter = Map.groupBy(rows, (row) => row.meterId)
  return new Map(
    meterIds.map((meterId) => {
      const days = (byMeter.get(meterId) ?? []).map(({ day, watts }) => ({
        start: day,
        kw: watts.map((w) => (w === MISSING_WATTS ? null : w / 1000)),
      }))
      return [meterId, readingsFromDays(days, 15)]
    }),
  )
}

export function utcDay(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS)
}
