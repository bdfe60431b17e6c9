import { DateTime } from 'luxon'

export type CreditPeriod = { period: string; startAt: Date; endAt: Date }

/** The paid months of the local calendar that have ended by `now`, none that ended before `since`. */
export function endedMonths(
  months: readonly number[],
  { since, now, timeZone }: { since: Date; now: Date; timeZone: string },
): CreditPeriod[] {
  const ended: CreditPeriod[] = []
  let start = DateTime.fromJSDate(since, { zone: timeZone }).startOf('month')
  for (let end = start.plus({ months: 1 }); end.toJSDate() <= now; end = start.plus({ months: 1 })) {
    if (months.includes(start.month)) ended.push(periodOf(start, end))
    start = end
  }
  return ended
}

/** The seasons that have ended: runs of paid months, called by their last; a program of all months ends with the year. */
export function endedSeasons(
  months: readonly number[],
  span: { since: Date; now: Date; timeZone: string },
): CreditPeriod[] {
  const after = (month: number) => (month % 12) + 1
  const last = (month: number) => (months.length === 12 ? month === 12 : !months.includes(after(month)))
  return endedMonths(months, span).flatMap(({ endAt }) => {
    const end = DateTime.fromJSDate(endAt, { zone: span.timeZone })
    let start = end.minus({ months: 1 })
    if (!last(start.month)) return []
    for (let n = 1; n < months.length && months.includes(start.minus({ months: 1 }).month); n++)
      start = start.minus({ months: 1 })
    return [{ ...periodOf(start, end), period: end.minus({ months: 1 }).toFormat('yyyy-MM') }]
  })
}

function periodOf(start: DateTime, end: DateTime): CreditPeriod {
  return { period: start.toFormat('yyyy-MM'), startAt: start.toJSDate(), endAt: end.toJSDate() }
}
