import { wattsOf } from '@/lib/simulator/load/fill-watts'
import {
  emptyParts,
  type HomeDay,
  type HomeParts,
  homeDay,
  homePartsAt,
} from '@/lib/simulator/load/home-load'
import { dayOf, makeLocalCalendar, QUARTERS_PER_DAY, quarterOf } from '@/lib/simulator/load/local-calendar'
import { ambientC, clearness } from '@/lib/simulator/load/weather'
import type { DemoHome, DemoNetwork, DemoTransformer } from '@/lib/simulator/network/demo-network'

/** The network's undisturbed load at any moment, worked out once a quarter hour. */
export type LoadModel = {
  network: DemoNetwork
  homes: DemoHome[]
  indexOf: ReadonlyMap<string, number>
  /** Places of a transformer's homes in `homes` */
  homesOf: ReadonlyMap<string, number[]>
  /** Whole watts of every home in a UTC quarter hour */
  wattsAt: (quarter: number) => Int32Array
  /** What one home draws, by part */
  partsAt: (meterId: string, atMs: number) => HomeParts
  /** Sum of a transformer's homes in kW */
  sumKw: (transformer: DemoTransformer, quarter: number) => number
  ambientC: (atMs: number) => number
}

const KEPT_QUARTERS = 4

export function makeLoadModel(network: DemoNetwork, timeZone: string): LoadModel {
  const homes = network.transformers.flatMap((transformer) => transformer.homes)
  const indexOf = new Map(homes.map((home, i) => [home.meterId, i]))
  const homesOf = new Map(
    network.transformers.map(({ id, homes: own }) => [id, own.map((home) => indexOf.get(home.meterId)!)]),
  )
  const { localQuarter } = makeLocalCalendar(timeZone)
  const kept = new Map<number, Int32Array>()
  let days: { day: number; of: HomeDay[] } | null = null

  function daysOf(day: number): HomeDay[] {
    if (days?.day !== day) days = { day, of: homes.map((home) => homeDay(home.model, day)) }
    return days.of
  }

  function wattsAt(quarter: number): Int32Array {
    const known = kept.get(quarter)
    if (known) return known
    const local = localQuarter(quarter)
    const day = dayOf(local)
    const today = daysOf(day)
    const ambient = ambientC(network.seed, local)
    const clear = clearness(network.seed, day)
    const parts = emptyParts()
    const watts = Int32Array.from(homes, (home, i) => {
      homePartsAt(home.model, today[i]!, local - day * QUARTERS_PER_DAY, ambient, clear, parts)
      return wattsOf(parts)
    })
    kept.set(quarter, watts)
    if (kept.size > KEPT_QUARTERS) kept.delete(kept.keys().next().value as number)
    return watts
  }

  return {
    network,
    homes,
    indexOf,
    homesOf,
    wattsAt,
    partsAt(meterId, atMs) {
      const { model } = homes[indexOf.get(meterId)!]!
      const local = localQuarter(quarterOf(atMs))
      const day = dayOf(local)
      const parts = emptyParts()
      homePartsAt(
        model,
        homeDay(model, day),
        local - day * QUARTERS_PER_DAY,
        ambientC(network.seed, local),
        clearness(network.seed, day),
        parts,
      )
      return parts
    },
    sumKw(transformer, quarter) {
      const watts = wattsAt(quarter)
      let sum = 0
      for (const i of homesOf.get(transformer.id)!) sum += watts[i]!
      return sum / 1000
    },
    ambientC: (atMs) => Math.round(ambientC(network.seed, localQuarter(quarterOf(atMs))) * 10) / 10,
  }
}
