type Reading = { observedAt: Date; loadKw: number }

export type TopDown = {
  /** kW by which the transformer carried less than it would have; null without readings to tell */
  kw: number | null
  /** From here on the load changed for other reasons; null when it was compared to the end */
  until: Date | null
}

/**
 * An event's reduction as the transformer shows it: expected less measured load, the middle of all readings. Expected is
 * the level before the start, moved as the load of like days moves over the same minutes; not moved where that is not
 * known, or where the load before the start did not follow its like days (an overload of its own making).
 * A jump that those called cannot have made ends the comparison: what follows is another load.
 */
export function topDownReduction(input: {
  before: readonly Reading[]
  during: readonly Reading[]
  usualKw: (at: Date) => number | null
  /** Largest change between two readings that the event may have made */
  jumpKw: number
}): TopDown {
  const all = [...input.before, ...input.during]
  const usual =
    all.every(({ observedAt }) => input.usualKw(observedAt) !== null) &&
    followsUsual(input.before, input.usualKw)
  const above = ({ observedAt, loadKw }: Reading) => loadKw - (usual ? input.usualKw(observedAt)! : 0)
  const during = input.during.map((reading) => ({ at: reading.observedAt, kw: above(reading) }))
  const jump = during.findIndex((one, i) => i > 0 && Math.abs(one.kw - during[i - 1]!.kw) > input.jumpKw)
  const kept = jump < 0 ? during : during.slice(0, jump)
  if (input.before.length === 0 || kept.length === 0) return { kw: null, until: null }
  const kw = median(input.before.map(above)) - median(kept.map((one) => one.kw))
  return { kw, until: jump < 0 ? null : during[jump]!.at }
}

/** Whether the load less that of like days was at least as steady before the start as the load alone. */
function followsUsual(before: readonly Reading[], usualKw: (at: Date) => number | null): boolean {
  const less = before.map(({ observedAt, loadKw }) => loadKw - usualKw(observedAt)!)
  return spread(less) <= spread(before.map(({ loadKw }) => loadKw)) + 1e-9
}

function spread(values: readonly number[]): number {
  const middle = values.length > 0 ? median(values) : 0
  return values.reduce((sum, value) => sum + Math.abs(value - middle), 0)
}

/** The middle one: a load that comes or goes for other reasons near the edges does not count as an effect. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return (sorted[Math.ceil(middle - 1)]! + sorted[Math.floor(middle)]!) / 2
}
