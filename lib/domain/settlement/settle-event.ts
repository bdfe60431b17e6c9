import { roundHalfEven } from '@/lib/domain/settlement/round-half-even'

/** What a program version pays for one event; a term that is absent pays and costs nothing. */
export type SettlementTerms = {
  currency: string
  /** Per kWh of net reduction over the event; rates may have decimals, amounts never do. */
  rewardPerKwhMinor?: number
  /** For taking part with any net reduction (and enough performance when a kW was committed). */
  rewardPerEventMinor?: number
  /** Per committed kW, times the performance factor. */
  capacityRatePerKwMinor?: number
  /** A performance factor below this pays no capacity and no flat reward. */
  minPerformance?: number
  /** Share of energy and capacity pay on top, from this performance on (performance is not clipped to 1 here). */
  bonus?: { atPerformance: number; share: number }
  /**
   * Below this performance: per kW short of the commitment, or a fixed sum for the missed event. Without a
   * commitment an event is missed when nothing was saved at all. `forfeits` takes what the event earned instead.
   */
  penalty?: { belowPerformance: number; perKwMinor?: number; perEventMinor?: number; forfeits?: boolean }
  /** Most one event can pay. */
  capPerEventMinor?: number
  /** Most one event can cost; without it a penalty never exceeds what the event earned. */
  maxPenaltyMinor?: number
}

export type SettlementLabel = 'energy' | 'event' | 'capacity' | 'bonus' | 'cap' | 'penalty'

export type SettlementLine = {
  label: SettlementLabel
  amountMinor: number
  /** What the amount was computed from, before the one rounding. */
  quantity: number
  unit: 'kWh' | 'kW' | 'event' | 'minor'
  rateMinor: number
}

export type Settlement = {
  lines: SettlementLine[]
  totalMinor: number
  currency: string
  /** clip(average kW over committed kW, 0, 1), 0 below the minimum; null without a commitment. */
  performanceFactor: number | null
}

const DEFAULT_MIN_PERFORMANCE = 0.5

/**
 * Money for one participant (or one group) in one event, as integer minor units with one half-even rounding a line.
 * Energy is paid on max(0, net kWh) of the whole event: paying the positive intervals alone would pay for noise.
 * @throws RangeError when measured values, the commitment or a rate are not finite
 */
export function settleEvent(
  terms: SettlementTerms,
  measured: { energyKwh: number; averageReductionKw: number },
  committedKw?: number,
): Settlement {
  assertFinite({ ...measured, committedKw: committedKw ?? 0 })
  const performance =
    committedKw !== undefined && committedKw > 0 ? measured.averageReductionKw / committedKw : null
  const minPerformance = terms.minPerformance ?? DEFAULT_MIN_PERFORMANCE
  // What was reached within rounding error counts as reached.
  const reaches = (threshold: number) => performance === null || performance >= threshold - 1e-9
  const performanceFactor =
    performance === null ? null : reaches(minPerformance) ? Math.min(1, Math.max(0, performance)) : 0

  const lines: SettlementLine[] = []
  const add = (label: SettlementLabel, quantity: number, unit: SettlementLine['unit'], rateMinor: number) => {
    assertFinite({ [label]: rateMinor })
    const line = { label, amountMinor: roundHalfEven(quantity * rateMinor), quantity, unit, rateMinor }
    lines.push(line)
    return line.amountMinor
  }
  const netKwh = Math.max(0, measured.energyKwh)
  let performancePay = 0
  if (terms.rewardPerKwhMinor) performancePay += add('energy', netKwh, 'kWh', terms.rewardPerKwhMinor)
  if (terms.rewardPerEventMinor) {
    add('event', netKwh > 0 && reaches(minPerformance) ? 1 : 0, 'event', terms.rewardPerEventMinor)
  }
  if (terms.capacityRatePerKwMinor && performanceFactor !== null) {
    performancePay += add('capacity', committedKw! * performanceFactor, 'kW', terms.capacityRatePerKwMinor)
  }
  if (terms.bonus && performance !== null && reaches(terms.bonus.atPerformance)) {
    add('bonus', terms.bonus.share, 'minor', performancePay)
  }
  const earned = sum(lines)
  if (terms.capPerEventMinor !== undefined && earned > terms.capPerEventMinor) {
    add('cap', -1, 'minor', earned - terms.capPerEventMinor)
  }
  const missed =
    terms.penalty && (performance === null ? netKwh === 0 : !reaches(terms.penalty.belowPerformance))
  if (missed)
    addPenalty(terms, Math.max(0, (committedKw ?? 0) - Math.max(0, measured.averageReductionKw)), lines)
  return { lines, totalMinor: sum(lines), currency: terms.currency, performanceFactor }
}

function addPenalty(terms: SettlementTerms, shortKw: number, lines: SettlementLine[]): void {
  const { perKwMinor = 0, perEventMinor = 0, forfeits } = terms.penalty!
  if (forfeits) {
    const earnedMinor = sum(lines)
    if (earnedMinor > 0)
      lines.push({
        label: 'penalty',
        amountMinor: -earnedMinor,
        quantity: -1,
        unit: 'event',
        rateMinor: earnedMinor,
      })
    return
  }
  assertFinite({ perKwMinor, perEventMinor })
  const limit = terms.maxPenaltyMinor ?? sum(lines)
  const amountMinor = Math.min(limit, roundHalfEven(shortKw * perKwMinor + perEventMinor))
  const what = perKwMinor
    ? { quantity: -shortKw, unit: 'kW' as const, rateMinor: perKwMinor }
    : { quantity: -1, unit: 'event' as const, rateMinor: perEventMinor }
  lines.push({ label: 'penalty', amountMinor: -amountMinor + 0, ...what })
}

function sum(lines: readonly SettlementLine[]): number {
  return lines.reduce((total, line) => total + line.amountMinor, 0)
}

function assertFinite(values: Record<string, number>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number`)
  }
}
