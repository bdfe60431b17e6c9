export const DEVICE_TYPES = ['thermostat', 'battery', 'ev', 'water-heater', 'behavioural'] as const

export type DeviceType = (typeof DEVICE_TYPES)[number]

/**
 * What a device type does when it is called: means of the response model (docs/analytics.md says the source of each).
 * kW of one participant = ratedKw x deliveredShare, or homeLoadKw x deliveredShare for `behavioural`;
 * only a share `availability` of participants has anything to give (a car that is plugged in).
 */
export type DeviceResponse = {
  /** Probability that an enrolled customer takes part, at the reference price with six hours' notice or more. */
  participation: number
  /** Nameplate kW of a typical device, used when the device's own is not known; 0 for behavioural. */
  typicalRatedKw: number
  /** Share of the rating (of the home's load for behavioural) that comes as reduction. */
  deliveredShare: number
  /** Probability that a participant's device can give anything at the moment of the call. */
  availability: number
  /** Coefficient of variation of one participant's kW (assumed). */
  kwCv: number
  /** Share of the avoided energy that returns after the event (assumed, inside the published range). */
  reboundShare: number
  /** Minutes over which it returns (assumed). */
  reboundMinutes: number
  /** Relative loss of participation with less than six hours' notice; published for behavioural only. */
  shortNoticeLoss: number
  /** Drop of the participation logit for each event in the last 7 days, message-only programs (assumed). */
  fatiguePerCall: number
  /** Drop of the participation logit for each hour beyond two (assumed). */
  durationPerHour: number
  /** Rise of the participation logit for each doubling of the price (assumed; published elasticity is weak). */
  incentivePerDoubling: number
  /** Minutes at which overrides have eaten all net savings, or null when people do not override. */
  netZeroMinutes: number | null
}

/** Type means of the response model. */
export const DEVICE_RESPONSES: Record<DeviceType, DeviceResponse> = {
  // ecobee eco+: 1.0 kW a device; Wildstein et al.: overrides bring net savings to zero at 160 minutes.
  thermostat: {
    participation: 0.9,
    typicalRatedKw: 2,
    deliveredShare: 0.5,
    availability: 1,
    kwCv: 0.35,
    reboundShare: 0.4,
    reboundMinutes: 90,
    shortNoticeLoss: 0,
    fatiguePerCall: 0.05,
    durationPerHour: 0.1,
    incentivePerDoubling: 0.05,
    netZeroMinutes: 160,
  },
  // ConnectedSolutions: 97.3 % took part (2024), 5.4 kW a unit; Sunrun and PG&E: 27 of 34 MW delivered.
  battery: {
    participation: 0.973,
    typicalRatedKw: 5.4,
    deliveredShare: 0.79,
    availability: 1,
    kwCv: 0.15,
    reboundShare: 0.2,
    reboundMinutes: 120,
    shortNoticeLoss: 0,
    fatiguePerCall: 0,
    durationPerHour: 0,
    incentivePerDoubling: 0,
    netZeroMinutes: null,
  },
  // Bailey et al.: few override; 7 kW times an evening plugged-and-charging share of 0.20 to 0.35.
  ev: {
    participation: 0.95,
    typicalRatedKw: 7,
    deliveredShare: 1,
    availability: 0.275,
    kwCv: 0.1,
    reboundShare: 0.6,
    reboundMinutes: 120,
    shortNoticeLoss: 0,
    fatiguePerCall: 0,
    durationPerHour: 0.05,
    incentivePerDoubling: 0.05,
    netZeroMinutes: null,
  },
  // PNNL and FSEC peak values are higher; 0.5 kW is the average over all hours of a resistance heater.
  'water-heater': {
    participation: 0.95,
    typicalRatedKw: 4.5,
    deliveredShare: 1 / 9,
    availability: 1,
    kwCv: 0.4,
    reboundShare: 0.5,
    reboundMinutes: 60,
    shortNoticeLoss: 0,
    fatiguePerCall: 0,
    durationPerHour: 0.05,
    incentivePerDoubling: 0,
    netZeroMinutes: null,
  },
  // Octopus DFS: those who opt in cut 40 % of their load, a quarter of the invited opt in, short notice costs 25 %.
  behavioural: {
    participation: 0.25,
    typicalRatedKw: 0,
    deliveredShare: 0.4,
    availability: 1,
    kwCv: 0.5,
    reboundShare: 0.2,
    reboundMinutes: 60,
    shortNoticeLoss: 0.25,
    fatiguePerCall: 0.25,
    durationPerHour: 0.15,
    incentivePerDoubling: 0.1,
    netZeroMinutes: null,
  },
}

/**
 * Mean kW of one participant of a type, before weather and the common shock.
 * Batteries, cars and heaters scale with their rating; a behavioural customer with the home's present load.
 */
export function meanParticipantKw(
  type: DeviceType,
  size: { ratedKw?: number; homeLoadKw?: number } = {},
): number {
  const response = DEVICE_RESPONSES[type]
  const base =
    type === 'behavioural' ? Math.max(0, size.homeLoadKw ?? 1) : (size.ratedKw ?? response.typicalRatedKw)
  return base * response.deliveredShare * response.availability
}
