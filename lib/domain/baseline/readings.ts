import type { ReadingAt } from '@/lib/domain/baseline/compute-baseline'

/** Readings from a list of interval starts, the shape of files and of the HTTP API. */
export function readingsFromList(list: readonly { at: Date; kw: number | null }[]): ReadingAt {
  const byStart = new Map<number, number | null>()
  for (const { at, kw } of list) byStart.set(at.getTime(), kw)
  return (atMs) => byStart.get(atMs)
}

/** Readings from one gapless array of equal intervals; NaN or null is a known gap. */
export function readingsFromArray(
  start: Date,
  intervalMinutes: number,
  kw: ArrayLike<number | null | undefined>,
): ReadingAt {
  const startMs = start.getTime()
  const stepMs = intervalMinutes * 60_000
  return (atMs) => {
    const index = (atMs - startMs) / stepMs
    if (!Number.isInteger(index) || index < 0 || index >= kw.length) return undefined
    const value = kw[index]
    return value === null || (typeof value === 'number' && Number.isNaN(value)) ? null : value
  }
}

/** Readings from one array a day, as they are stored: each day starts at its own instant. */
export function readingsFromDays(
  days: readonly { start: Date; kw: ArrayLike<number | null | undefined> }[],
  intervalMinutes: number,
): ReadingAt {
  const sorted = [...days].sort((a, b) => a.start.getTime() - b.start.getTime())
  const starts = sorted.map((day) => day.start.getTime())
  const byDay = sorted.map((day) => readingsFromArray(day.start, intervalMinutes, day.kw))
  return (atMs) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= atMs) low = middle + 1
      else high = middle
    }
    return low === 0 ? undefined : byDay[low - 1]!(atMs)
  }
}
