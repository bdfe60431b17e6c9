/**
 * Sums of products of a series' windows: entry (i, j) is the sum over origins of z[o - lags + i] z[o - lags + j],
 * for windows of `lags` past and `horizon` future values. Neighbouring entries of a diagonal share all but two
 * products, so the whole matrix costs origins x width instead of origins x width squared.
 */
export function windowGram(
  series: Float64Array,
  shape: { lags: number; horizon: number },
  fromOrigin: number,
  toOrigin: number,
): Float64Array {
  const width = shape.lags + shape.horizon
  const gram = new Float64Array(width * width)
  const first = fromOrigin - shape.lags
  const end = toOrigin - shape.lags
  for (let offset = 0; offset < width; offset++) {
    let sum = 0
    for (let k = first; k < end; k++) sum += series[k]! * series[k + offset]!
    for (let i = 0; i + offset < width; i++) {
      gram[i * width + i + offset] = sum
      gram[(i + offset) * width + i] = sum
      sum += series[end + i]! * series[end + i + offset]! - series[first + i]! * series[first + i + offset]!
    }
  }
  return gram
}

/** Sums over origins of a feature of the origin times each value of its window. */
export function windowCross(
  series: Float64Array,
  feature: Float64Array,
  shape: { lags: number; horizon: number },
  fromOrigin: number,
  toOrigin: number,
): Float64Array {
  const width = shape.lags + shape.horizon
  const cross = new Float64Array(width)
  for (let origin = fromOrigin; origin < toOrigin; origin++) {
    const value = feature[origin]!
    if (value === 0) continue
    const start = origin - shape.lags
    for (let j = 0; j < width; j++) cross[j]! += value * series[start + j]!
  }
  return cross
}
