import { DEVICE_RESPONSES, type DeviceType } from '@/lib/domain/response/device-types'

/** Spread of customers' own leaning on the logit scale. */
export const CUSTOMER_SPREAD = 0.8

const SHORT_NOTICE_HOURS = 6

export type CallConditions = {
  /** Offered price over the reference price; 1 when it is the reference. */
  priceRatio?: number
  noticeHours?: number
  /** Events this customer was called to in the last 7 days. */
  callsLast7Days?: number
  durationHours?: number
  /** Message-only programs tire people, paid ones do not (Ito, Ida, Tanaka). */
  paid?: boolean
}

/**
 * Probability that one customer takes part, given the customer's own leaning u (standard deviation 0.8, mean 0).
 * logit p = alpha + b_inc ln(price) + b_notice [notice < 6 h] - b_fat calls - b_dur max(0, hours - 2) + u,
 * alpha and b_notice such that the average over customers is the type's published mean.
 */
export function participationProbability(
  type: DeviceType,
  leaning: number,
  conditions: CallConditions = {},
): number {
  return logistic(participationLogit(type, conditions) + leaning)
}

/** Average participation of many customers of a type under the same conditions. */
export function meanParticipation(type: DeviceType, conditions: CallConditions = {}): number {
  return averageOverCustomers(participationLogit(type, conditions))
}

/** The logit of a customer without a leaning of its own. */
export function participationLogit(type: DeviceType, conditions: CallConditions): number {
  const response = DEVICE_RESPONSES[type]
  const { priceRatio = 1, noticeHours = 24, callsLast7Days = 0, durationHours = 2, paid = true } = conditions
  const shortNotice = noticeHours < SHORT_NOTICE_HOURS
  const target = response.participation * (shortNotice ? 1 - response.shortNoticeLoss : 1)
  return (
    logitForMean(target) +
    response.incentivePerDoubling * Math.log2(Math.max(1e-6, priceRatio)) -
    (paid ? 0 : response.fatiguePerCall * callsLast7Days) -
    response.durationPerHour * Math.max(0, durationHours - 2)
  )
}

const logitByMean = new Map<number, number>()

/** The alpha at which customers with leanings N(0, 0.8) take part with this mean (bisection, remembered by value). */
function logitForMean(mean: number): number {
  const known = logitByMean.get(mean)
  if (known !== undefined) return known
  let low = -12
  let high = 12
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (averageOverCustomers(middle) < mean) low = middle
    else high = middle
  }
  logitByMean.set(mean, low)
  return low
}

/** Mean of logistic(alpha + u) over u ~ N(0, 0.8): trapezoid over +-6 standard deviations, exact to ~1e-9. */
function averageOverCustomers(alpha: number): number {
  const steps = 96
  let sum = 0
  let weight = 0
  for (let i = 0; i <= steps; i++) {
    const z = -6 + (12 * i) / steps
    const density = Math.exp((-z * z) / 2)
    sum += density * logistic(alpha + CUSTOMER_SPREAD * z)
    weight += density
  }
  return sum / weight
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
