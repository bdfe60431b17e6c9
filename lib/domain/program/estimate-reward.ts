import type { ProgramTerms } from './terms'

export type RewardEstimate = {
  lowMinor: number
  highMinor: number
  /** kW less during an event, low and high */
  cutLowKw: number
  cutHighKw: number
  eventsLow: number
  eventsHigh: number
}

/** Share of a home's own use that people who act by hand give up (10 % of all invited, 40 % of those who act; CNZ 2023). */
const BEHAVIOURAL_SHARE = { low: 0.1, high: 0.4 }
/** Delivered against planned for devices, low and high (79 % for batteries, ConnectedSolutions; 100 % at best). */
const DEVICE_SHARE = { low: 0.6, high: 1 }
/** Events actually called against the most that the terms allow; assumed. */
const CALLED_SHARE = { low: 0.1, high: 0.4 }
/** Hours of a typical event, low and high, within what the terms allow; assumed. */
const TYPICAL_HOURS = { low: 1, high: 2 }

/**
 * A year's reward of one meter under the terms as a range, in minor units: events x hours x kW x price, from the home's
 * own evening use (kW) and its device's rating (kW). An estimate, never a promise.
 */
export function estimateReward(
  terms: ProgramTerms,
  home: { eveningKw: number; deviceKw: number | null },
): RewardEstimate {
  const { reward, limits, response } = terms
  const share = terms.deviceType ? DEVICE_SHARE : BEHAVIOURAL_SHARE
  const baseKw = terms.deviceType
    ? Math.min(response.kwPerCustomer, home.deviceKw ?? response.kwPerCustomer)
    : home.eveningKw
  const cutLowKw = baseKw * share.low
  const cutHighKw = baseKw * share.high
  const eventsLow = Math.max(1, Math.round(limits.maxEventsPerYear * CALLED_SHARE.low))
  const eventsHigh = Math.max(1, Math.round(limits.maxEventsPerYear * CALLED_SHARE.high))
  const monthsPaid = limits.months.length
  const allowed = (hours: number) =>
    Math.min(limits.maxHoursPerEvent, Math.max(limits.minHoursPerEvent, hours))
  const yearly = (events: number, cutKw: number, hours: number) => {
    const perEvent = (reward.perKwhMinor ?? 0) * cutKw * hours + (reward.perEventMinor ?? 0)
    const capped = reward.capPerEventMinor ? Math.min(perEvent, reward.capPerEventMinor) : perEvent
    return (
      events * capped +
      (reward.perMonthMinor ?? 0) * monthsPaid +
      (reward.perKwSeasonMinor ?? 0) * cutKw +
      (reward.signUpMinor ?? 0)
    )
  }
  return {
    lowMinor: Math.round(yearly(eventsLow, cutLowKw, allowed(TYPICAL_HOURS.low))),
    highMinor: Math.round(yearly(eventsHigh, cutHighKw, allowed(TYPICAL_HOURS.high))),
    cutLowKw,
    cutHighKw,
    eventsLow,
    eventsHigh,
  }
}
