import { DateTime } from 'luxon'

export type AlarmCounts = {
  /** Every local day of the span, those without an alert too */
  byDay: { day: string; count: number }[]
  /** Alerts by local hour of the day, 24 numbers, summed over the span */
  byHour: number[]
}

/** Zones differ by whole quarter hours: all instants of one have the same local day and hour. */
const QUARTER_MS = 900_000

/** When alerts came: by local day and by hour of the day, from `from` up to but not including `to`. */
export function alarmCounts(
  times: readonly Date[],
  span: { from: Date; to: Date; timeZone: string },
): AlarmCounts {
  const zone = span.timeZone
  const days = new Map<string, number>()
  const last = DateTime.fromMillis(span.to.getTime() - 1, { zone })
  for (
    let day = DateTime.fromJSDate(span.from, { zone }).startOf('day');
    day <= last;
    day = day.plus({ days: 1 })
  )
    days.set(day.toFormat('yyyy-MM-dd'), 0)
  const byHour = new Array<number>(24).fill(0)
  const quarters = Map.groupBy(times, (at) => Math.floor(at.getTime() / QUARTER_MS))
  for (const [quarter, group] of quarters) {
    const local = DateTime.fromMillis(quarter * QUARTER_MS, { zone })
    const day = local.toFormat('yyyy-MM-dd')
    if (!days.has(day)) continue
    days.set(day, days.get(day)! + group.length)
    byHour[local.hour]! += group.length
  }
  return { byDay: [...days].map(([day, count]) => ({ day, count })), byHour }
}
