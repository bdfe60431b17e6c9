export type DayPoint = { at: Date; p10: number; p50: number; p90: number }

/**
 * The plainest honest forecast: for each coming step the spread of what the same step of the day was on the days
 * before. `history` holds kW of equal steps, oldest first, its last value just before `from`; null is a gap.
 * Steps without a single known day are left out.
 */
export function sameTimeOfDay(
  history: readonly (number | null)[],
  { from, stepMinutes, steps }: { from: Date; stepMinutes: number; steps: number },
): DayPoint[] {
  const perDay = Math.round(1440 / stepMinutes)
  const points: DayPoint[] = []
  for (let step = 0; step < steps; step++) {
    const values: number[] = []
    for (let back = history.length - perDay + (step % perDay); back >= 0; back -= perDay) {
      const value = history[back]
      if (typeof value === 'number') values.push(value)
    }
    if (values.length === 0) continue
    values.sort((a, b) => a - b)
    points.push({
      at: new Date(from.getTime() + step * stepMinutes * 60_000),
      p10: quantile(values, 0.1),
      p50: quantile(values, 0.5),
      p90: quantile(values, 0.9),
    })
  }
  return points
}

/** Linear interpolation between order statistics (type 7 of Hyndman and Fan). */
function quantile(sorted: readonly number[], q: number): number {
  const place = (sorted.length - 1) * q
  const low = Math.floor(place)
  const high = Math.ceil(place)
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (place - low)
}
