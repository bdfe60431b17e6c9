import type { PoolClient } from 'pg'
import { MISSING_WATTS } from '@/lib/domain/units/missing'
import { fillEnergy, fillWatts, weatherOfDays } from '@/lib/simulator/load/fill-watts'
import { QUARTER_MS, QUARTERS_PER_DAY } from '@/lib/simulator/load/local-calendar'
import { ambientC } from '@/lib/simulator/load/weather'
import type { DemoHome, DemoNetwork } from '@/lib/simulator/network/demo-network'
import { topOilFollower } from '@/lib/simulator/network/top-oil'
import { lossesKw } from '@/lib/simulator/network/transformer-losses'
import { copyRows, type Value } from '@/lib/simulator/seed/binary-copy'
import type { HistoryWindow } from '@/lib/simulator/seed/history-window'

/** Generates and loads quarter hours, daily energy and transformer readings of the whole network. */
export async function copyHistory(
  client: PoolClient,
  network: DemoNetwork,
  window: HistoryWindow,
): Promise<{ meterDays: number; meterMonths: number; readings: number }> {
  const months: Value[][] = []
  const sums = new Map(
    network.transformers.map(({ id }) => [id, new Float64Array(window.untilQuarter - window.fromQuarter)]),
  )
  const meterDays = await copyRows(
    client,
    'MeterDay',
    { meterId: 'text', day: 'date', watts: 'int4[]', simulated: 'bool' },
    meterDayRows(network, window, sums, months),
  )
  const meterMonths = await copyRows(
    client,
    'MeterMonth',
    { meterId: 'text', month: 'date', wattHours: 'int4[]', simulated: 'bool' },
    months,
  )
  const readings = await copyRows(
    client,
    'TransformerReading',
    {
      transformerId: 'text',
      observedAt: 'timestamptz',
      loadKw: 'float8',
      ambientC: 'float8',
      topOilC: 'float8',
      simulated: 'bool',
    },
    readingRows(network, window, sums),
  )
  return { meterDays, meterMonths, readings }
}

/** One home after the other; leaves each home's months and its share of the transformer's load behind. */
function* meterDayRows(
  network: DemoNetwork,
  window: HistoryWindow,
  sums: Map<string, Float64Array>,
  months: Value[][],
): Generator<Value[]> {
  const homes = network.transformers
    .flatMap((transformer) => transformer.homes)
    .sort((a, b) => (a.meterId < b.meterId ? -1 : 1))
  const weather = weatherOfDays(network.seed, window.firstLocalDay, window.localDays)
  const earlier = weatherOfDays(network.seed, window.firstEnergyDay, window.energyDays)
  const local = new Int32Array(window.localDays * QUARTERS_PER_DAY)
  const energyWh = new Float64Array(window.energyDays + window.localDays - 1)
  const days = utcDays(window)
  const { fromQuarter, untilQuarter, localIndex } = window
  for (const home of homes) {
    fillWatts(home.model, weather, local)
    fillEnergy(home.model, earlier, energyWh)
    energyWh.fill(0, window.energyDays)
    const sum = sums.get(home.transformerId)!
    for (let i = 0; i < localIndex.length; i++) {
      const at = localIndex[i]!
      const watts = local[at]!
      const day = (at / QUARTERS_PER_DAY) | 0
      if (day > 0) energyWh[window.energyDays + day - 1]! += watts / 4
      sum[i]! += watts
    }
    months.push(...monthRows(home, window, energyWh))
    for (const { firstQuarter, date } of days) {
      const watts = new Int32Array(QUARTERS_PER_DAY)
      for (let q = 0; q < QUARTERS_PER_DAY; q++) {
        const quarter = firstQuarter + q
        watts[q] = quarter < untilQuarter ? local[localIndex[quarter - fromQuarter]!]! : MISSING_WATTS
      }
      yield [home.meterId, date, watts, true]
    }
  }
}

function utcDays({ fromQuarter, untilQuarter }: HistoryWindow): { firstQuarter: number; date: Date }[] {
  const days: { firstQuarter: number; date: Date }[] = []
  for (let quarter = fromQuarter; quarter < untilQuarter; quarter += QUARTERS_PER_DAY)
    days.push({ firstQuarter: quarter, date: new Date(quarter * QUARTER_MS) })
  return days
}

function monthRows(home: DemoHome, window: HistoryWindow, energyWh: Float64Array): Value[][] {
  // The last local day is not over yet.
  const complete = energyWh.length - 1
  return window.months.map(({ firstDay, days, firstLocalDay }) => {
    const wattHours = Int32Array.from({ length: days }, (_, day) => {
      const index = firstLocalDay - window.firstEnergyDay + day
      return index < complete ? Math.round(energyWh[index]!) : MISSING_WATTS
    })
    return [home.meterId, firstDay, wattHours, true]
  })
}

function* readingRows(
  network: DemoNetwork,
  window: HistoryWindow,
  sums: Map<string, Float64Array>,
): Generator<Value[]> {
  const { fromQuarter, localIndex, firstLocalDay } = window
  for (const transformer of network.transformers) {
    const topOil = topOilFollower(transformer, null)
    const sum = sums.get(transformer.id)!
    for (let q = 0; q < sum.length; q++) {
      const servedKw = sum[q]! / 1000
      const loadKw = servedKw + lossesKw(transformer, servedKw)
      const quarter = fromQuarter + q
      const localQuarter = firstLocalDay * QUARTERS_PER_DAY + localIndex[q]!
      const ambient = Math.round(ambientC(network.seed, localQuarter) * 10) / 10
      yield [
        transformer.id,
        new Date(quarter * QUARTER_MS),
        loadKw,
        ambient,
        topOil(15, loadKw, ambient),
        true,
      ]
    }
  }
}
