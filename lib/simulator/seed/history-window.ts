import { DateTime } from 'luxon'
import { dayOf, makeLocalCalendar, QUARTERS_PER_DAY, quarterOf } from '@/lib/simulator/load/local-calendar'

export const HISTORY_DAYS = 45
export const HISTORY_MONTHS = 13

/** What span the history covers, and how UTC quarter hours lie in local days. */
export type HistoryWindow = {
  /** First UTC quarter hour of the 15-minute history, and the first that is not over yet */
  fromQuarter: number
  untilQuarter: number
  /** Local days that these quarter hours touch, and each quarter hour's place in them */
  firstLocalDay: number
  localDays: number
  localIndex: Int32Array
  /** Local days before those, of which only the energy is kept */
  firstEnergyDay: number
  energyDays: number
  months: { firstDay: Date; days: number; firstLocalDay: number }[]
}

/** The 45 days of quarter hours and 13 whole months of days before `now`. */
export function historyWindow(now: Date, timeZone: string): HistoryWindow {
  const untilQuarter = quarterOf(now)
  const fromQuarter =
    Math.floor(untilQuarter / QUARTERS_PER_DAY) * QUARTERS_PER_DAY - HISTORY_DAYS * QUARTERS_PER_DAY
  const calendar = makeLocalCalendar(timeZone)
  const firstLocalDay = dayOf(calendar.localQuarter(fromQuarter))
  const localIndex = Int32Array.from(
    { length: untilQuarter - fromQuarter },
    (_, i) => calendar.localQuarter(fromQuarter + i) - firstLocalDay * QUARTERS_PER_DAY,
  )
  const firstMonth = DateTime.fromJSDate(now, { zone: timeZone })
    .startOf('month')
    .minus({ months: HISTORY_MONTHS })
  const months = Array.from({ length: HISTORY_MONTHS + 1 }, (_, i) => {
    const month = firstMonth.plus({ months: i })
    const firstDay = new Date(Date.UTC(month.year, month.month - 1, 1))
    return {
      firstDay,
      days: month.daysInMonth as number,
      firstLocalDay: Math.round(firstDay.getTime() / 86_400_000),
    }
  })
  // The first local day of the quarter hours is cut by UTC midnight: its energy is estimated like the ones before.
  const firstEnergyDay = months[0]!.firstLocalDay
  return {
    fromQuarter,
    untilQuarter,
    firstLocalDay,
    localDays: Math.floor(localIndex.at(-1)! / QUARTERS_PER_DAY) + 1,
    localIndex,
    firstEnergyDay,
    energyDays: firstLocalDay + 1 - firstEnergyDay,
    months,
  }
}
