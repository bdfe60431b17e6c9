/** Stages of a solar order that is active, in their order. */
export const SOLAR_STAGES = ['site-visit', 'permit', 'installation', 'connection', 'switched-on'] as const
export type SolarStage = (typeof SOLAR_STAGES)[number]

export function asSolarStage(stage: string | null): SolarStage | null {
  return SOLAR_STAGES.find((s) => s === stage) ?? null
}

/** The stage after this one; null at the end. */
export function nextSolarStage(stage: SolarStage): SolarStage | null {
  return SOLAR_STAGES[SOLAR_STAGES.indexOf(stage) + 1] ?? null
}

/** Canceling is free until the site visit is over; after it costs a share of the price (minor units); once on, it is too late. */
export function solarCancellation(
  stage: SolarStage | null,
  priceMinor: number,
  feePercent: number,
): { allowed: true; feeMinor: number } | { allowed: false } {
  if (stage === 'switched-on') return { allowed: false }
  if (stage === null || stage === 'site-visit') return { allowed: true, feeMinor: 0 }
  return { allowed: true, feeMinor: Math.round((priceMinor * feePercent) / 100) }
}
