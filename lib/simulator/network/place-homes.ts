import type { DeviceType } from '@/lib/domain/program/terms'
import type { Rng } from '@/lib/domain/statistics/seeded-rng'
import type { HomeType } from '@/lib/simulator/load/home-model'
import { demoQuotas, ENROLLED_SHARE, PROGRAMS_BY_DEVICE } from '@/lib/simulator/network/enrollment-plan'
import type { TransformerPlan } from '@/lib/simulator/network/transformer-plan'

/** What one connection under a transformer is, before it has a name. */
export type Place = {
  type: HomeType
  devices: DeviceType[]
  programId: string | null
  demoLogin: boolean
}

/** Demo customers who are in a program already, one for each kind; `turn` counts the transformers with demo meters. */
const ENROLLED_DEMO: { programId: string; devices: DeviceType[] }[] = [
  { programId: 'battery-boost', devices: ['battery', 'thermostat'] },
  { programId: 'comfort-flex', devices: ['thermostat', 'water-heater'] },
  { programId: 'peak-savings', devices: ['thermostat', 'water-heater'] },
  { programId: 'hot-water-timeout', devices: ['water-heater'] },
  { programId: 'ev-evening-pause', devices: ['ev', 'thermostat'] },
]

/** The customers under one transformer: kinds, devices, enrollments, in random but repeatable order. */
export function placeHomes(plan: TransformerPlan, turn: number, rng: Rng): Place[] {
  const [least, most] = plan.homes
  const count = least + Math.floor(rng() * (most - least + 1))
  const places = plan.demoMeters > 0 ? demoPlaces(plan, turn, count, rng) : plainPlaces(plan, count, rng)
  return shuffle(places, rng)
}

function demoPlaces(plan: TransformerPlan, turn: number, count: number, rng: Rng): Place[] {
  const places: Place[] = []
  const enrolled = ENROLLED_DEMO[turn]
  for (let i = 0; i < plan.demoMeters; i++) {
    const isEnrolled = enrolled !== undefined && i === plan.demoMeters - 1
    places.push({
      type: rng() < 0.5 ? 'house' : 'townhouse',
      devices: isEnrolled ? enrolled.devices : ['thermostat', 'water-heater'],
      programId: isEnrolled ? enrolled.programId : null,
      demoLogin: true,
    })
  }
  for (const quota of demoQuotas(plan.ratedKva)) {
    const taken = places.filter((place) => place.programId === quota.programId).length
    for (let i = taken; i < quota.customers; i++)
      places.push({
        // Who saves by hand has something to save.
        type: quota.device ? dwelling(rng) : 'house',
        devices: quota.device ? [quota.device] : [],
        programId: quota.programId,
        demoLogin: false,
      })
  }
  // A few who own something and are in no program: the ones a campaign would ask.
  const others: DeviceType[] = ['thermostat', 'thermostat', 'water-heater', 'water-heater', 'ev']
  for (const device of others)
    places.push({ type: dwelling(rng), devices: [device], programId: null, demoLogin: false })
  while (places.length < count)
    places.push({ type: dwelling(rng), devices: [], programId: null, demoLogin: false })
  return places
}

/** More cars than this under one transformer could fill it by charging together. */
const KVA_A_CAR = 50

function plainPlaces(plan: TransformerPlan, count: number, rng: Rng): Place[] {
  let cars = 0
  return Array.from({ length: count }, () => {
    const type = plainType(plan, rng())
    const devices = ownedDevices(type, rng).filter(
      (device) => device !== 'ev' || cars++ < plan.ratedKva / KVA_A_CAR - 1,
    )
    const kind = type === 'shop' || type === 'office' ? 'business' : (devices[0] ?? 'none')
    const programId = rng() < ENROLLED_SHARE[kind] ? weighted(PROGRAMS_BY_DEVICE[kind], rng()) : null
    return { type, devices, programId, demoLogin: false }
  })
}

function dwelling(rng: Rng): HomeType {
  return rng() < 0.75 ? 'apartment' : 'townhouse'
}

function plainType(plan: TransformerPlan, draw: number): HomeType {
  const business = plan.ratedKva >= 400 ? 0.08 : plan.ratedKva === 250 ? 0.04 : 0
  if (draw < business) return draw < business * 0.7 ? 'shop' : 'office'
  return draw < 0.72 ? 'house' : draw < 0.9 ? 'townhouse' : 'apartment'
}

/** Most valuable to a program first. */
function ownedDevices(type: HomeType, rng: Rng): DeviceType[] {
  const chance: [DeviceType, number][] =
    type === 'shop' || type === 'office'
      ? [['thermostat', 0.5]]
      : [
          ['battery', 0.07],
          ['ev', type === 'apartment' ? 0.04 : 0.13],
          ['thermostat', 0.32],
          ['water-heater', 0.2],
        ]
  return chance.filter(([, share]) => rng() < share).map(([device]) => device)
}

function weighted(choices: readonly [string, number][], draw: number): string {
  let left = draw
  for (const [choice, share] of choices) {
    if (left < share) return choice
    left -= share
  }
  return choices.at(-1)![0]
}

function shuffle<T>(items: T[], rng: Rng): T[] {
  const mixed = [...items]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(rng() * (i + 1))
    const held = mixed[i]!
    mixed[i] = mixed[j]!
    mixed[j] = held
  }
  return mixed
}
