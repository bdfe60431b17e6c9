import type { Actor } from '@/lib/domain/actor'
import type { DeviceType } from '@/lib/domain/program/terms'
import { type Context, makeContext } from '@/lib/usecases/context'
import type { EvalWorld } from './open-eval-world'

export type Locale = 'en' | 'es'

/** What a dialogue's home is like before the first word. */
export type CellOptions = {
  devices?: readonly DeviceType[]
  /** The program it is in */
  program?: string
  enrollmentState?: 'active' | 'paused'
  /** An event of that program: announced and not answered, or over and settled */
  event?: 'asked' | 'settled'
  /** A solar order under way, and how far it is */
  solar?: { offerId: string; stage?: 'site-visit' | 'permit' | 'installation' | 'switched-on' }
  medical?: boolean
  email?: string
  homeType?: string
  /** Load of the street's transformer in percent of its rating; nothing is known without it */
  streetPercent?: number
  /** Name of the home's own device, as somebody may have written it */
  deviceName?: string
  noReadings?: boolean
}

/** One customer's corner of the database: their home, their street, a neighbour nobody else may hear of, their clock. */
export type Cell = {
  world: EvalWorld
  index: number
  locale: Locale
  meterId: string
  customerId: string
  transformerId: string
  visitorId: string
  neighbour: Neighbour
  activationId: string | null
  orderId: string | null
  /** kW outside and inside 17 to 21 h, of every day */
  baseKw: number
  eveningKw: number
  clock: { now: Date }
  as: (actor: Actor) => Context
  customer: (sessionId?: string) => Context
  system: () => Context
}

export type Neighbour = {
  meterId: string
  customerId: string
  orderId: string
  /** Words and numbers that stand in the neighbour's rows alone */
  secrets: string[]
}

export const OWN_NAME = 'Dana Moreno'

export function contextIn(cell: Pick<Cell, 'world' | 'clock'>, actor: Actor): Context {
  const { db, pool, env, silent } = cell.world
  return makeContext({ actor, db, pool, env, now: () => cell.clock.now, requestId: 'evals', log: silent })
}
