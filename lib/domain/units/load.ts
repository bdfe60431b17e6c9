/** What the nameplate says that a load is measured against. */
export type Rating = { ratedKva: number; powerFactor: number }

export type LoadQuantity = { loadKw?: number; loadKva?: number; loadPercent?: number }

/** Rated active power in kW: kVA times the power factor of the transformer's usual load. */
export function ratedKw({ ratedKva, powerFactor }: Rating): number {
  return ratedKva * powerFactor
}

/**
 * Active power in kW of exactly one quantity. kVA times power factor; percent is of the rated kVA.
 * Null when no quantity is given, or when kVA or percent is given for an asset whose rating is not known.
 */
export function loadKwOf(load: LoadQuantity, rating: Rating | null): number | null {
  if (load.loadKw !== undefined) return load.loadKw
  if (!rating) return null
  if (load.loadKva !== undefined) return load.loadKva * rating.powerFactor
  if (load.loadPercent !== undefined) return (load.loadPercent / 100) * ratedKw(rating)
  return null
}

/** Load in percent of the rating. */
export function loadPercentOf(loadKw: number, rating: Rating): number {
  return (loadKw / ratedKw(rating)) * 100
}

/** The limit in kW that counts: the alert's own, else the transformer's, else the rating. */
export function limitKwOf(
  transformer: Rating & { limitKw?: number | null },
  alertLimitKw?: number | null,
): number {
  return alertLimitKw ?? transformer.limitKw ?? ratedKw(transformer)
}

/** Numbers as people read them: one decimal is enough for kW and percent. */
export function round1(value: number): number {
  return Math.round(value * 10) / 10
}
