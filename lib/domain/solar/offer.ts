import type { LocalText } from '@/lib/domain/program/terms'

/** One installer's offer as the catalogue keeps it (column SolarOffer.details). Money in minor units of the currency. */
export type SolarOffer = {
  summary: LocalText
  currency: string
  systemKw: number
  panels: { count: number; watts: number; model: string; efficiencyPercent: number }
  inverter: { model: string; kind: 'string' | 'micro' | 'hybrid'; ratedKw: number }
  /** Lines of the price; they sum to priceMinor */
  lines: SolarPriceLine[]
  priceMinor: number
  warrantyYears: { panels: number; inverter: number; workmanship: number }
  provider: { name: string; rating: number; reviews: number; since: number }
  /** Loans the provider arranges; the payment is computed from these, never taken from the provider */
  financing: { aprPercent: number; months: number; downPaymentMinor: number }[]
  /** RFC 3339; an order after it needs a new quote */
  validUntil: string
  weeksToSwitchOn: { from: number; to: number }
  cancellation: { freeUntil: 'site-visit'; feePercent: number }
  eligibility: { homeTypes: string[]; ownersOnly: boolean; minDailyKwh: number }
  notes: LocalText[]
}

export type SolarPriceLine = { label: LocalText; amountMinor: number }

/** What does not add up in an offer: sum of lines against price, panels against system size; empty when it is sound. */
export function solarOfferProblems(offer: SolarOffer): ('lines-do-not-sum' | 'panels-do-not-match')[] {
  const problems: ('lines-do-not-sum' | 'panels-do-not-match')[] = []
  const sum = offer.lines.reduce((total, line) => total + line.amountMinor, 0)
  if (sum !== offer.priceMinor) problems.push('lines-do-not-sum')
  const panelKw = (offer.panels.count * offer.panels.watts) / 1000
  if (Math.abs(panelKw - offer.systemKw) > 0.005) problems.push('panels-do-not-match')
  return problems
}

/** Price of a watt in minor units. */
export function pricePerWattMinor(offer: SolarOffer): number {
  return offer.priceMinor / (offer.systemKw * 1000)
}
