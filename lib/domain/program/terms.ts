export const DEVICE_TYPES = ['thermostat', 'battery', 'ev', 'water-heater'] as const
export type DeviceType = (typeof DEVICE_TYPES)[number]

export type LocalText = { en: string; es: string }

/**
 * Terms of one published version of a demand flexibility program. Immutable once published.
 * Hours are local hours of the utility's time zone, endHour exclusive; 0-24 means any hour.
 */
export type ProgramTerms = {
  /** Kind of program in the field's words: peak-time-rebate, byo-thermostat, battery-vpp, ev-managed-charging … */
  kind: string
  name: LocalText
  promise: LocalText
  /** The six answers of a program's card, in this order */
  card: {
    whatHappens: LocalText
    whatYouGet: LocalText
    whatItCosts: LocalText
    sayingNo: LocalText
    whyNow: LocalText
    yourData: LocalText
  }
  /** The sentence the customer consents to, stored word for word with the enrollment */
  consent: LocalText
  /** Null: the customer acts by hand */
  deviceType: DeviceType | null
  /** opt-in: an event counts only after a yes. opt-out: devices act unless the customer says no */
  participation: 'opt-in' | 'opt-out'
  reward: {
    perKwhMinor?: number
    perEventMinor?: number
    perMonthMinor?: number
    signUpMinor?: number
    perKwSeasonMinor?: number
    capPerEventMinor?: number
  }
  penalty: { perMissedEventMinor?: number; belowShare?: number } | null
  limits: {
    months: number[]
    /** 1 Monday … 7 Sunday */
    weekdays: number[]
    startHour: number
    endHour: number
    minHoursPerEvent: number
    maxHoursPerEvent: number
    maxEventsPerDay: number
    maxEventsPerMonth: number
    maxEventsPerYear: number
    maxHoursPerYear: number
    restHours: number
  }
  /** How long before the start the customer must know */
  noticeMinutes: number
  eligibility: {
    deviceType: DeviceType | null
    homeTypes: string[] | null
    excludesMedicalEquipment: boolean
    minEveningKw: number
    ownersOnly: boolean
  }
  /** What the planner expects of one enrolled customer; measured results refine it */
  response: {
    kwPerCustomer: number
    participation: number
    cv: number
    reboundShare: number
    source: string
  }
  /** Price of a kWh and of a call in the planner's ranking, in minor units */
  planning: { costPerKwhMinor: number; callCostMinor: number }
}

/** Critical peak pricing: whoever does nothing pays the higher price of those hours. */
export function hasDearerHours({ kind }: Pick<ProgramTerms, 'kind'>): boolean {
  return kind === 'critical-peak-pricing'
}

/** A program that can be called at any hour of any day with at most 30 minutes' notice. */
export function callableAnyHour(terms: ProgramTerms): boolean {
  const l = terms.limits
  return (
    l.months.length === 12 &&
    l.weekdays.length === 7 &&
    l.startHour === 0 &&
    l.endHour === 24 &&
    terms.noticeMinutes <= 30
  )
}

/** The event programs' segment key: what a customer of the program brings. */
export function segmentOf(terms: ProgramTerms): DeviceType | 'behavioural' {
  return terms.deviceType ?? 'behavioural'
}
