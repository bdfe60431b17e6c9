import { makeMeterId } from '@/lib/domain/meter-id'
import { type Rng, seededRng } from '@/lib/domain/statistics/seeded-rng'
import { hash } from '@/lib/simulator/load/hash'
import type { DemoNetwork, DemoTransformer } from '@/lib/simulator/network/demo-network'
import { makeHome } from '@/lib/simulator/network/make-home'
import { NAMEPLATES, POWER_FACTOR } from '@/lib/simulator/network/nameplates'
import { FEEDERS, STREETS, SUBSTATIONS } from '@/lib/simulator/network/names'
import { placeHomes } from '@/lib/simulator/network/place-homes'
import { scaleHomes } from '@/lib/simulator/network/scale-homes'
import { type TransformerPlan, transformerPlans } from '@/lib/simulator/network/transformer-plan'

const SERIALS = 8_999_993

/** The whole demo network, the same for the same seed: about 0.2 s, no database. */
export function buildNetwork(seed: number): DemoNetwork {
  const plans = transformerPlans()
  const counter = { homes: 0, turns: 0 }
  const transformers = plans.map((plan, i) => {
    const transformer = emptyTransformer(plan, i, plans.length)
    fillTransformer(transformer, plan, seed, counter)
    scaleHomes(transformer)
    return transformer
  })
  const feeders = FEEDERS.map((feeder) => {
    const connected = transformers.filter((transformer) => transformer.feederId === feeder.id)
    const sumKva = connected.reduce((sum, transformer) => sum + transformer.ratedKva, 0)
    return { ...feeder, ratedKva: Math.ceil(sumKva / 100) * 100 }
  })
  return { seed, substations: [...SUBSTATIONS], feeders, transformers }
}

function emptyTransformer(plan: TransformerPlan, i: number, count: number): DemoTransformer {
  const feeder = FEEDERS[Math.floor((i * FEEDERS.length) / count)]!
  return {
    id: `T-${String(i + 1).padStart(2, '0')}`,
    externalId: `NE-TX-${1001 + i}`,
    name: STREETS[i % STREETS.length]!,
    feederId: feeder.id,
    ratedKva: plan.ratedKva,
    powerFactor: POWER_FACTOR,
    ...NAMEPLATES[plan.ratedKva],
    demoLogin: plan.demoMeters > 0,
    homes: [],
  }
}

function fillTransformer(
  transformer: DemoTransformer,
  plan: TransformerPlan,
  seed: number,
  counter: { homes: number; turns: number },
): void {
  const rng = seededRng(`network:${seed}:${transformer.id}`)
  let cars = 0
  placeHomes(plan, plan.demoMeters > 0 ? counter.turns++ : -1, rng).forEach((place, i) => {
    const index = counter.homes++
    transformer.homes.push(
      makeHome(
        {
          ...place,
          index,
          meterId: makeMeterId(meterSerial(seed, index)),
          customerId: uuidFrom(rng),
          seed: hash(seed, index, 0x40e) & 0x7fffffff,
          transformer,
          number: 101 + 2 * i,
          carsBefore: cars,
        },
        rng,
      ),
    )
    if (place.devices.includes('ev')) cars++
  })
}

/** Different for every index: the stride and the prime number of serials share no factor. */
function meterSerial(seed: number, index: number): number {
  const start = hash(seed, 0, 0x5e1) % SERIALS
  return 1_000_000 + ((start + index * 3_571_429) % SERIALS)
}

function uuidFrom(rng: Rng): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(rng() * 16).toString(16))
  hex[12] = '4'
  hex[16] = '89ab'[Math.floor(rng() * 4)]!
  const text = hex.join('')
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
}
