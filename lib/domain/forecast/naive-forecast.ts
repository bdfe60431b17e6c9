/** The same step of the day before, as often as the horizon needs. */
export function seasonalNaive(
  series: ArrayLike<number>,
  origin: number,
  horizon: number,
  season: number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: horizon }, (_, h) => series[origin - season + (h % season)]!)
}

/** Mean of the same step on the last seven days (or as many as there are). */
export function meanOfDays(
  series: ArrayLike<number>,
  origin: number,
  horizon: number,
  season: number,
  days = 7,
): Float64Array<ArrayBuffer> {
  const known = Math.min(days, Math.floor(origin / season))
  return Float64Array.from({ length: horizon }, (_, h) => {
    let sum = 0
    for (let day = 1; day <= known; day++) sum += series[origin - day * season + (h % season)]!
    return sum / known
  })
}
