/**
 * A series without gaps: short ones bridged in a straight line, long ones with the same step of the nearest day that
 * has it. null when nothing is known at all.
 */
export function fillGaps(
  values: ArrayLike<number | null | undefined>,
  stepsPerDay: number,
  bridgeSteps: number,
): Float64Array | null {
  const series = Float64Array.from({ length: values.length }, (_, i) => values[i] ?? Number.NaN)
  const known = series.map((value) => (Number.isFinite(value) ? 1 : 0))
  if (!known.includes(1)) return null
  for (let i = 0; i < series.length; i++) {
    if (known[i]) continue
    let end = i
    while (end < series.length && !known[end]) end++
    fill(series, known, i, end, stepsPerDay, bridgeSteps)
    i = end
  }
  return series
}

function fill(
  series: Float64Array,
  known: Float64Array,
  from: number,
  to: number,
  stepsPerDay: number,
  bridgeSteps: number,
): void {
  const before = from > 0 ? series[from - 1]! : null
  const after = to < series.length ? series[to]! : null
  for (let i = from; i < to; i++) {
    if (to - from <= bridgeSteps && before !== null && after !== null) {
      series[i] = before + ((after - before) * (i - from + 1)) / (to - from + 1)
    } else series[i] = sameStepOfNearestDay(series, known, i, stepsPerDay) ?? before ?? after ?? 0
  }
}

function sameStepOfNearestDay(
  series: Float64Array,
  known: Float64Array,
  at: number,
  day: number,
): number | null {
  for (let away = day; away < series.length; away += day) {
    for (const i of [at - away, at + away]) if (known[i]) return series[i]!
  }
  return null
}
