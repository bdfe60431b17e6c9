import type { DeviceType } from '@/lib/domain/program/terms'
import type { Rng } from '@/lib/domain/statistics/seeded-rng'
import type { HomeModel, HomeType } from '@/lib/simulator/load/home-model'
import type { DemoDevice, DemoHome } from '@/lib/simulator/network/demo-network'
import { demoDevice } from '@/lib/simulator/network/device-catalog'
import { AREA_CODES, FIRST_NAMES, LAST_NAMES, OFFICE_NAMES, SHOP_NAMES } from '@/lib/simulator/network/names'
import { demoPrograms } from '@/lib/simulator/programs/demo-programs'

/** Everyday use of a kind of customer in kW before a transformer's homes are scaled together. */
const BASE_KW: Record<HomeType, number> = { house: 1, townhouse: 0.75, apartment: 0.5, shop: 5, office: 6.5 }

const FOR_OWNERS = new Set(
  demoPrograms.filter(({ terms }) => terms.eligibility.ownersOnly).map(({ id }) => id),
)

export type HomeRequest = {
  index: number
  meterId: string
  customerId: string
  seed: number
  transformer: { id: string; name: string }
  number: number
  type: HomeType
  devices: DeviceType[]
  programId: string | null
  demoLogin: boolean
  /** How many cars of this transformer came before: cars that charge under one transformer keep apart */
  carsBefore: number
}

/** Makes one home: its people, devices, and what its load is generated from. */
export function makeHome(request: HomeRequest, rng: Rng): DemoHome {
  const { type, demoLogin } = request
  const business = type === 'shop' || type === 'office'
  const devices = request.devices.map((device) => demoDevice(device, Math.floor(rng() * 12)))
  const ownsChance = { house: 0.88, townhouse: 0.72, apartment: 0.12, shop: 0.4, office: 0.4 }[type]
  const draws = { owns: rng(), medical: rng(), email: rng(), locale: rng() }
  const name = customerName(type, rng)
  return {
    meterId: request.meterId,
    transformerId: request.transformer.id,
    address: `${request.number} ${request.transformer.name}`,
    customer: {
      id: request.customerId,
      name,
      phone: phoneOf(request.index),
      email: draws.email < 0.5 ? `${slug(name)}.${request.index}@mail.example` : null,
      locale: !demoLogin && !business && draws.locale < 0.12 ? 'es' : 'en',
      ownsHome: demoLogin || FOR_OWNERS.has(request.programId ?? '') || draws.owns < ownsChance,
      medicalEquipment: !demoLogin && !business && request.programId === null && draws.medical < 0.03,
    },
    devices,
    programId: request.programId,
    demoLogin,
    model: homeModel(request, devices, rng),
  }
}

function homeModel(request: HomeRequest, devices: DemoDevice[], rng: Rng): HomeModel {
  const { type } = request
  const has = (wanted: DeviceType) => devices.some((device) => device.type === wanted)
  const residential = type !== 'shop' && type !== 'office'
  return {
    seed: request.seed,
    type,
    baseKw: BASE_KW[type] * (0.65 + 0.7 * rng()),
    shiftQuarters: residential ? Math.floor(9 * rng()) - 4 : 0,
    climate: has('thermostat')
      ? {
          floorKw: 0.95 + 0.2 * rng(),
          kwPerColdK: 0.06 + 0.04 * rng(),
          kwPerHotK: 0.1 + 0.06 * rng(),
        }
      : null,
    // From 16:45 to 20:30 in steps: neighbours' cars do not all begin at once.
    ev: has('ev')
      ? {
          ratedKw: 7,
          startQuarter: 67 + ((request.carsBefore * 5) % 16),
          meanKwh: 10 + 4 * rng(),
          chance: 0.8,
        }
      : null,
    waterHeaterKw: has('water-heater') ? 0.48 + 0.1 * rng() : 0,
    solarKw: residential && !request.demoLogin && type === 'house' && rng() < 0.07 ? 3 + 3 * rng() : 0,
  }
}

function customerName(type: HomeType, rng: Rng): string {
  const of = (names: readonly string[]) => names[Math.floor(rng() * names.length)]!
  const first = of(FIRST_NAMES)
  const last = of(LAST_NAMES)
  if (type === 'shop') return `${last} ${of(SHOP_NAMES)}`
  if (type === 'office') return `${last} ${of(OFFICE_NAMES)}`
  return `${first} ${last}`
}

function phoneOf(index: number): string {
  const area = AREA_CODES[Math.floor(index / 100) % AREA_CODES.length]!
  return `+1${area}55501${String(index % 100).padStart(2, '0')}`
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '.')
}
