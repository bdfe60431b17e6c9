import { paybackYears, yearlySeries } from '@/lib/domain/finance/cash-flow'
import type { LoadYear } from '@/lib/domain/usage/load-year'
import type { SolarAssumptions } from './assumptions'
import { solarDays } from './solar-day'
import { type SolarSplit, splitSolar } from './split-solar'

export type SolarValue = {
  low: SolarCase
  mid: SolarCase
  high: SolarCase
  /** Years until the value has paid the price; null beyond the panels' life. low is the shorter wait. */
  paybackYears: { low: number | null; high: number | null }
  /** What the system makes over what the home uses in a year */
  coverShare: number
}
export type SolarCase = SolarSplit & { yearMinor: number }

export type SolarHome = { load: LoadYear; shiftQuarters?: readonly number[] }

/**
 * What a system is worth to this home in its first year (minor units), low and high by the spread of the yield, and how long
 * it takes to pay its price while panels fade, at flat rates unless they are said to grow. `selfUseShare` overrides what the meter's own readings say.
 */
export function valueSolar(
  home: SolarHome,
  system: { systemKw: number; priceMinor: number },
  assumptions: SolarAssumptions,
  selfUseShare?: number,
  rateGrowthPercent = 0,
): SolarValue {
  const solar = solarDays(assumptions)
  const at = (yieldFactor: number): SolarCase => {
    const split = splitSolar(home.load, solar, system.systemKw * yieldFactor, home.shiftQuarters)
    const used = selfUseShare === undefined ? split.selfUsedKwh : split.generatedKwh * selfUseShare
    const sold = split.generatedKwh - used
    return {
      generatedKwh: split.generatedKwh,
      selfUsedKwh: used,
      soldKwh: sold,
      selfUseShare: split.generatedKwh > 0 ? used / split.generatedKwh : 0,
      yearMinor: used * assumptions.retailMinorPerKwh + sold * assumptions.exportMinorPerKwh,
    }
  }
  const [low, mid, high] = [at(1 - assumptions.yieldSpread), at(1), at(1 + assumptions.yieldSpread)]
  const wait = (yearMinor: number) =>
    paybackYears(
      system.priceMinor,
      yearlySeries(yearMinor, assumptions.lifetimeYears, rateGrowthPercent, assumptions.fadePercent),
    )
  return {
    low,
    mid,
    high,
    paybackYears: { low: wait(high.yearMinor), high: wait(low.yearMinor) },
    coverShare: home.load.yearKwh > 0 ? mid.generatedKwh / home.load.yearKwh : 0,
  }
}

/** System size in kW that makes 80 to 85 % of the year's own use. */
export function suggestedSizeKw(
  yearKwh: number,
  { sizeShare, yieldKwhPerKw }: SolarAssumptions,
): { lowKw: number; highKw: number } {
  return {
    lowKw: (yearKwh * sizeShare.low) / yieldKwhPerKw,
    highKw: (yearKwh * sizeShare.high) / yieldKwhPerKw,
  }
}
