type Nameplate = { ratedKva: number; powerFactor: number; loadLossKw: number; noLoadLossKw: number }

/** Losses in kW while the transformer delivers `servedKw`: no-load losses, load losses with the square of the load. */
export function lossesKw(plate: Nameplate, servedKw: number): number {
  const loading = servedKw / (plate.ratedKva * plate.powerFactor)
  return plate.noLoadLossKw + plate.loadLossKw * loading * loading
}

/** The served kW at which load plus losses make `totalKw`: the inverse of served + lossesKw(served). */
export function servedKwAt(plate: Nameplate, totalKw: number): number {
  const ratedKw = plate.ratedKva * plate.powerFactor
  const curve = plate.loadLossKw / (ratedKw * ratedKw)
  const rest = totalKw - plate.noLoadLossKw
  if (curve <= 0) return rest
  const discriminant = 1 + 4 * curve * rest
  return discriminant <= 0 ? -1 / (2 * curve) : (Math.sqrt(discriminant) - 1) / (2 * curve)
}
