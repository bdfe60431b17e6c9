import type { HomeType } from '@/lib/simulator/load/home-model'
import { QUARTERS_PER_DAY } from '@/lib/simulator/load/local-calendar'

/** Hourly use of a kind of customer from midnight, any scale; weekday, then weekend. */
const HOURLY: Record<'home' | 'apartment' | 'shop' | 'office', [number[], number[]]> = {
  home: [
    [60, 54, 50, 48, 50, 58, 80, 98, 96, 86, 82, 82, 84, 84, 86, 96, 118, 142, 158, 160, 150, 130, 102, 76],
    [
      64, 56, 52, 50, 50, 54, 64, 82, 100, 110, 112, 112, 112, 110, 108, 112, 124, 140, 152, 154, 144, 126,
      102, 80,
    ],
  ],
  apartment: [
    [66, 58, 52, 50, 50, 56, 78, 92, 86, 78, 74, 74, 78, 78, 78, 86, 108, 136, 158, 166, 160, 142, 116, 86],
    [
      72, 62, 56, 52, 50, 52, 60, 76, 92, 102, 106, 108, 108, 106, 104, 106, 118, 136, 152, 158, 152, 136,
      114, 90,
    ],
  ],
  shop: [
    [
      38, 36, 36, 36, 38, 44, 60, 88, 124, 142, 150, 152, 152, 150, 150, 152, 154, 152, 142, 112, 78, 56, 44,
      40,
    ],
    [
      38, 36, 36, 36, 38, 42, 52, 72, 104, 126, 138, 142, 142, 138, 134, 130, 124, 114, 98, 78, 60, 50, 42,
      40,
    ],
  ],
  office: [
    [
      42, 40, 40, 40, 42, 50, 72, 112, 150, 164, 168, 168, 162, 164, 166, 162, 148, 116, 84, 66, 56, 50, 46,
      44,
    ],
    [40, 38, 38, 38, 38, 40, 44, 50, 56, 60, 62, 62, 62, 60, 58, 56, 52, 48, 46, 44, 42, 42, 40, 40],
  ],
}

const shapes = Object.fromEntries(
  Object.entries(HOURLY).map(([kind, [weekday, weekend]]) => {
    const mean = (5 * average(weekday) + 2 * average(weekend)) / 7
    return [kind, [quarterly(weekday, mean), quarterly(weekend, mean)] as const]
  }),
) as unknown as Record<keyof typeof HOURLY, readonly [Float64Array, Float64Array]>

/** 96 factors of a day, mean 1 over a week. */
export function dayShape(type: HomeType, weekend: boolean): Float64Array {
  const kind = type === 'house' || type === 'townhouse' ? 'home' : type
  return shapes[kind][weekend ? 1 : 0]
}

/** Demand for hot water from midnight, 96 factors of mean 1: storage evens it out. */
export const WATER_HEATER_SHAPE = quarterly(
  [70, 66, 64, 64, 70, 90, 125, 140, 130, 112, 100, 94, 92, 90, 90, 94, 102, 112, 122, 124, 118, 106, 92, 78],
  average([
    70, 66, 64, 64, 70, 90, 125, 140, 130, 112, 100, 94, 92, 90, 90, 94, 102, 112, 122, 124, 118, 106, 92, 78,
  ]),
)

function quarterly(hourly: readonly number[], mean: number): Float64Array {
  return Float64Array.from({ length: QUARTERS_PER_DAY }, (_, quarter) => {
    const hour = Math.floor(quarter / 4)
    const part = (quarter % 4) / 4
    return (hourly[hour]! * (1 - part) + hourly[(hour + 1) % 24]! * part) / mean
  })
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
