import type { SolarOffer } from '@/lib/domain/solar/offer'
import type { KnownOffer } from './solar-fact'

/** Square meters of one panel: its power at full sun (1 kW on a square meter) over its efficiency. */
export function panelArea({ panels }: Pick<SolarOffer, 'panels'>): number {
  return panels.watts / 1000 / (panels.efficiencyPercent / 100)
}

/** Square meters of roof: what the offer's own note says, else all its panels, in whole meters. */
export function roofNeeded(terms: SolarOffer): number {
  const noted = terms.notes
    .map((note) => /about (\d+) square meters of roof/.exec(note.en)?.[1])
    .find(Boolean)
  return noted ? Number(noted) : Math.ceil(terms.panels.count * panelArea(terms))
}

export function fittingOn(all: readonly KnownOffer[], roof: number): KnownOffer[] {
  return all
    .filter(({ terms }) => roofNeeded(terms) <= roof)
    .toSorted((a, b) => roofNeeded(b.terms) - roofNeeded(a.terms))
}

const METERS = /(\d+(?:[.,]\d+)?)\s*(?:m2|m²|sqm|sq ?m\b|square (?:meters?|metres?)|metros?)/
const FEET = /(\d[\d,]*(?:\.\d+)?)\s*(?:sq(?:uare)? ?(?:ft|feet|foot)|ft2|pies)/
const BARE = /\b(?:roof|techo|tejado)\b\D{0,16}(\d{1,3})\b(?!\s*(?:years?|yrs?|anos|panels?|%|kw|degrees))/

/** The size of the roof in square meters, as it was said. */
export function roofArea(words: string): number | undefined {
  const bare = BARE.exec(words)?.[1]
  const meters = bare ?? METERS.exec(words)?.[1]
  const feet = FEET.exec(words)?.[1]
  if (feet) return Math.round(Number(feet.replaceAll(',', '')) / 10.764)
  return meters ? Number(meters.replace(',', '.')) : undefined
}
