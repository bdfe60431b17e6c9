import type { DeviceType } from '@/lib/domain/program/terms'
import type { HomeModel } from '@/lib/simulator/load/home-model'

export type DemoDevice = { type: DeviceType; name: string; ratedKw: number; capacityKwh: number | null }

/** One simulated customer: who they are, what they own, and what their load is generated from. */
export type DemoHome = {
  meterId: string
  transformerId: string
  address: string
  customer: {
    id: string
    name: string
    phone: string
    email: string | null
    locale: 'en' | 'es'
    ownsHome: boolean
    medicalEquipment: boolean
  }
  devices: DemoDevice[]
  /** Event program the customer is in */
  programId: string | null
  /** Listed in demo.json */
  demoLogin: boolean
  model: HomeModel
}

export type DemoTransformer = {
  id: string
  externalId: string
  name: string
  feederId: string
  ratedKva: number
  powerFactor: number
  loadLossKw: number
  noLoadLossKw: number
  /** Carries meters of demo.json */
  demoLogin: boolean
  homes: DemoHome[]
}

export type DemoFeeder = { id: string; name: string; substationId: string; ratedKva: number }

export type DemoNetwork = {
  seed: number
  substations: { id: string; name: string }[]
  feeders: DemoFeeder[]
  transformers: DemoTransformer[]
}
