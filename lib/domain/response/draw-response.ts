import { DEVICE_RESPONSES, type DeviceType } from '@/lib/domain/response/device-types'
import {
  type CallConditions,
  CUSTOMER_SPREAD,
  logistic,
  participationLogit,
} from '@/lib/domain/response/participation'
import { drawNormal } from '@/lib/domain/statistics/normal'
import type { Rng } from '@/lib/domain/statistics/seeded-rng'

/** Relative spread of the shock that hits every customer of one event alike (weather, news). */
export const COMMON_SHOCK_CV = 0.1

export type DrawnResponse = { participates: boolean; kw: number }

/**
 * One simulated customer's answer to one call: whether they take part, with how many kW.
 * `commonShock` is drawn once an event with drawCommonShock; `weatherFactor` scales with the day's heat (1 = typical).
 * A participant whose device has nothing to give (a car that is away) takes part with 0 kW.
 */
export function drawResponse(
  type: DeviceType,
  call: CallConditions & {
    ratedKw?: number
    homeLoadKw?: number
    weatherFactor?: number
    commonShock?: number
    /** This customer's own lasting leaning; drawn afresh when not given. */
    leaning?: number
    rng: Rng
  },
): DrawnResponse {
  return drawAnswer(type, participationLogit(type, call), call, call, call.rng)
}

/** The draw itself, for callers that ask many customers under the same conditions. */
export function drawAnswer(
  type: DeviceType,
  logit: number,
  customer: { ratedKw?: number; homeLoadKw?: number; leaning?: number },
  event: { weatherFactor?: number; commonShock?: number },
  rng: Rng,
): DrawnResponse {
  const response = DEVICE_RESPONSES[type]
  const leaning = customer.leaning ?? CUSTOMER_SPREAD * drawNormal(rng)
  const participates = rng() < logistic(logit + leaning)
  const available = rng() < response.availability
  const spread = drawNormal(rng)
  if (!participates || !available) return { participates, kw: 0 }
  const base =
    type === 'behavioural' ? (customer.homeLoadKw ?? 1) : (customer.ratedKw ?? response.typicalRatedKw)
  const mean = Math.max(0, base) * response.deliveredShare
  const factor = (event.weatherFactor ?? 1) * (event.commonShock ?? 1)
  return { participates, kw: Math.max(0, mean * (1 + response.kwCv * spread) * factor) }
}

/** The factor of one event that hits every customer alike: mean 1, coefficient of variation 0.10, never negative. */
export function drawCommonShock(rng: Rng): number {
  return Math.max(0, 1 + COMMON_SHOCK_CV * drawNormal(rng))
}
