import { MISSING_WATTS } from '@/lib/domain/units/missing'
import type { Cell } from './cell'
import { EVAL_START } from './open-eval-world'

const DAY_MS = 86_400_000
const DAYS = 45
const MONTHS = 13
/** Los Angeles in summer; every day read here lies in it */
const UTC_OFFSET_HOURS = -7

/** 45 alike days of quarter hours and 13 months of days: two powers a day, so that every answer can be worked out by hand. */
export async function addReadings(cell: Cell): Promise<void> {
  const { world, meterId, neighbour } = cell
  const today = Math.floor(EVAL_START.getTime() / DAY_MS) * DAY_MS
  const days = Array.from({ length: DAYS }, (_, back) => new Date(today - back * DAY_MS))
  const dayWh = Math.round(dayKwhOf(cell) * 1000)
  const first = new Date(EVAL_START)
  const months = Array.from({ length: MONTHS }, (_, back) => {
    const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() - back, 1))
    const length = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate()
    const measured = back === 0 ? 14 : length
    return {
      month,
      wattHours: Array.from({ length }, (_, day) => (day < measured ? dayWh : MISSING_WATTS)),
    }
  })
  await world.db.meterDay.createMany({
    data: days.map((day) => ({ meterId, day, watts: wattsOf(cell, day.getTime()) })),
  })
  await world.db.meterMonth.createMany({ data: months.map((month) => ({ meterId, ...month })) })
  // The neighbour's use is like nobody else's.
  await world.db.meterDay.createMany({
    data: days
      .slice(0, 3)
      .map((day) => ({ meterId: neighbour.meterId, day, watts: new Array<number>(96).fill(77_770) })),
  })
}

export function dayKwhOf({ baseKw, eveningKw }: Pick<Cell, 'baseKw' | 'eveningKw'>): number {
  return 20 * baseKw + 4 * eveningKw
}

function wattsOf({ baseKw, eveningKw }: Cell, dayStart: number): number[] {
  return Array.from({ length: 96 }, (_, slot) => {
    if (dayStart + slot * 900_000 >= EVAL_START.getTime()) return MISSING_WATTS
    const hour = (Math.floor(slot / 4) + UTC_OFFSET_HOURS + 24) % 24
    return Math.round(1000 * (hour >= 17 && hour < 21 ? eveningKw : baseKw))
  })
}
