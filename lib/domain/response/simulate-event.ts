import type { DeviceType } from '@/lib/domain/response/device-types'
import { drawAnswer, drawCommonShock } from '@/lib/domain/response/draw-response'
import { overrideMinute, relativeReduction } from '@/lib/domain/response/override'
import { type CallConditions, participationLogit } from '@/lib/domain/response/participation'
import type { Rng } from '@/lib/domain/statistics/seeded-rng'

export type CalledCustomer = {
  type: DeviceType
  ratedKw?: number
  homeLoadKw?: number
  leaning?: number
  /** Interval of the event in which this customer's call starts; 0 when not staged. */
  startInterval?: number
  /** Length of this customer's call, when shorter than the event. */
  durationMinutes?: number
}

export type SimulatedCustomer = {
  participates: boolean
  /** kW while it gives everything. */
  kw: number
  /** Minutes after its start at which it stopped: the end of its call, or the override before it. */
  stoppedAtMinute: number
  overrode: boolean
}

export type SimulatedEvent = { customers: SimulatedCustomer[]; reductionKw: Float64Array }

/**
 * One draw of what an event really does: each customer's participation, kW, override and rebound, under one common
 * shock. reductionKw has one value an interval from the start of the event; after its end it shows the rebound.
 */
export function simulateEvent(
  customers: readonly CalledCustomer[],
  event: CallConditions & {
    durationMinutes: number
    intervalMinutes: number
    /** Intervals to draw, the rebound after the event included. */
    intervals: number
    weatherFactor?: number
    /** Drawn when not given. */
    commonShock?: number
    rng: Rng
  },
): SimulatedEvent {
  const { rng, intervalMinutes, intervals } = event
  const shocked = {
    weatherFactor: event.weatherFactor,
    commonShock: event.commonShock ?? drawCommonShock(rng),
  }
  const logitOf = logitsByCall(event)
  const reductionKw = new Float64Array(intervals)
  const drawn = customers.map((customer) => {
    const { type, durationMinutes = event.durationMinutes } = customer
    const answer = drawAnswer(type, logitOf(type, durationMinutes), customer, shocked, rng)
    const override = overrideMinute(type, -Math.log(1 - rng()))
    const stoppedAtMinute = answer.participates ? Math.min(durationMinutes, override) : 0
    if (answer.kw > 0) {
      for (let t = customer.startInterval ?? 0, minute = 0; t < intervals; t++, minute += intervalMinutes) {
        reductionKw[t]! +=
          answer.kw * relativeReduction(type, stoppedAtMinute, minute, minute + intervalMinutes)
      }
    }
    return { ...answer, stoppedAtMinute, overrode: answer.participates && override < durationMinutes }
  })
  return { customers: drawn, reductionKw }
}

/** Participation of a type depends on the length of its call alone within an event: worked out once. */
function logitsByCall(conditions: CallConditions): (type: DeviceType, durationMinutes: number) => number {
  const known = new Map<DeviceType, Map<number, number>>()
  return (type, durationMinutes) => {
    const ofType = known.get(type) ?? new Map<number, number>()
    known.set(type, ofType)
    const logit =
      ofType.get(durationMinutes) ??
      participationLogit(type, { ...conditions, durationHours: durationMinutes / 60 })
    ofType.set(durationMinutes, logit)
    return logit
  }
}
