import { emptyParts, type HomeParts, homeDay, homePartsAt, totalKw } from '@/lib/simulator/load/home-load'
import type { HomeModel } from '@/lib/simulator/load/home-model'
import { QUARTERS_PER_DAY } from '@/lib/simulator/load/local-calendar'
import { ambientC, clearness } from '@/lib/simulator/load/weather'

/** Weather of whole local days from `firstDay`, worked out once for all homes. */
export type WeatherOfDays = { firstDay: number; ambientC: Float64Array; clearness: Float64Array }

export function weatherOfDays(seed: number, firstDay: number, days: number): WeatherOfDays {
  return {
    firstDay,
    ambientC: Float64Array.from({ length: days * QUARTERS_PER_DAY }, (_, i) =>
      ambientC(seed, firstDay * QUARTERS_PER_DAY + i),
    ),
    clearness: Float64Array.from({ length: days }, (_, i) => clearness(seed, firstDay + i)),
  }
}

/** Mean watts of each quarter hour of the weather's local days, whole watts as a meter counts. */
export function fillWatts(home: HomeModel, weather: WeatherOfDays, watts: Int32Array): void {
  const parts = emptyParts()
  const days = weather.clearness.length
  for (let d = 0; d < days; d++) {
    const today = homeDay(home, weather.firstDay + d)
    const clear = weather.clearness[d]!
    for (let quarter = 0, i = d * QUARTERS_PER_DAY; quarter < QUARTERS_PER_DAY; quarter++, i++) {
      homePartsAt(home, today, quarter, weather.ambientC[i]!, clear, parts)
      watts[i] = wattsOf(parts)
    }
  }
}

/** Quarter hours between two that a day's energy is estimated from. */
const STRIDE = 3

/** Energy of each local day in Wh, from every third quarter hour: for days whose quarter hours nobody will ask for. */
export function fillEnergy(home: HomeModel, weather: WeatherOfDays, energyWh: Float64Array): void {
  const parts = emptyParts()
  const days = weather.clearness.length
  for (let d = 0; d < days; d++) {
    const today = homeDay(home, weather.firstDay + d)
    const clear = weather.clearness[d]!
    let sum = 0
    for (let quarter = 1; quarter < QUARTERS_PER_DAY; quarter += STRIDE) {
      homePartsAt(home, today, quarter, weather.ambientC[d * QUARTERS_PER_DAY + quarter]!, clear, parts)
      sum += totalKw(parts)
    }
    energyWh[d] = (sum * 1000 * STRIDE) / 4
  }
}

/** Whole watts, as a meter counts. */
export function wattsOf(parts: HomeParts): number {
  return Math.floor(totalKw(parts) * 1000 + 0.5)
}
