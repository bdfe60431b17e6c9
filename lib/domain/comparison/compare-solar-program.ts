import { netPresentValue, paybackYears, yearlySeries } from '@/lib/domain/finance/cash-flow'
import { estimateReward } from '@/lib/domain/program/estimate-reward'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import type { SolarAssumptions } from '@/lib/domain/solar/assumptions'
import { solarDays } from '@/lib/domain/solar/solar-day'
import { type SolarHome, valueSolar } from '@/lib/domain/solar/value-solar'
import { type LoadYear, MONTH_DAYS, QUARTERS } from '@/lib/domain/usage/load-year'
import type { ComparisonAssumptions } from './assumptions'

export type Range = { low: number; high: number }

/** One way to go: money in minor units, relief in kW at the street's busiest hours. */
export type Way = {
  upFrontMinor: number
  /** First year */
  yearMinor: Range
  paybackYears: { low: number | null; high: number | null }
  /** Net present value over the horizon */
  netMinor: Range
  reliefKw: Range
}

export type Comparison = {
  solar: Way
  program: Way
  both: Way
  selfUseShare: number
  /** What solar takes from the program's yearly reward, because the home draws less from the grid in the evening */
  programLessMinor: Range
  eventsPerYear: Range
  /** Sign-up money: part of the first year's reward and of no other */
  onceMinor: number
}

export type ComparisonInput = {
  home: SolarHome
  system: { systemKw: number; priceMinor: number }
  program: { terms: ProgramTerms; deviceKw: number | null }
  site: SolarAssumptions
  assumptions: ComparisonAssumptions
  /** Local hours at which the street's transformer carries most */
  peakHours: readonly number[]
}

const EVENING = { from: 17, to: 21 }

/** Solar, a program, or both, for one home over one horizon: the same readings, the same years, ranges for what is not known. */
export function compareSolarProgram(input: ComparisonInput): Comparison {
  const { assumptions: a, system, program } = input
  const home = { ...input.home, load: scaleTo(input.home.load, a.yearKwh) }
  const site: SolarAssumptions = {
    ...input.site,
    yieldKwhPerKw: a.yieldKwhPerKw,
    fadePercent: a.fadePercent,
    retailMinorPerKwh: a.retailMinorPerKwh,
    exportMinorPerKwh: a.exportMinorPerKwh,
  }
  const share = a.selfUsePercent === null ? undefined : a.selfUsePercent / 100
  const value = valueSolar(home, system, site, share)
  const solarYears = (firstYear: number, years: number) =>
    yearlySeries(firstYear, years, a.rateGrowthPercent, a.fadePercent)
  const solarYear = { low: value.low.yearMinor, high: value.high.yearMinor }

  const withoutSun = rewardOf(program, eveningKw(home, site, 0), a)
  const withSun = rewardOf(program, eveningKw(home, site, system.systemKw), a)
  const programYears = (reward: Reward, end: 'low' | 'high', years: number) =>
    yearlySeries(reward[end], years).map((minor, i) => (i === 0 ? minor + reward.once : minor))

  const solar = way(system.priceMinor, solarYear, (end, years) => solarYears(solarYear[end], years), a)
  const alone = way(0, first(withoutSun), (end, years) => programYears(withoutSun, end, years), a)
  const bothYear = {
    low: solarYear.low + first(withSun).low,
    high: solarYear.high + first(withSun).high,
  }
  const both = way(
    system.priceMinor,
    bothYear,
    (end, years) => {
      const other = programYears(withSun, end, years)
      return solarYears(solarYear[end], years).map((minor, i) => minor + other[i]!)
    },
    a,
  )
  const sun = reliefOfSun(home, site, system.systemKw, input.peakHours)
  const cut = { low: withoutSun.cutLowKw, high: withoutSun.cutHighKw }
  const cutWithSun = { low: withSun.cutLowKw, high: withSun.cutHighKw }
  return {
    solar: { ...solar, reliefKw: sun },
    program: { ...alone, reliefKw: cut },
    both: { ...both, reliefKw: { low: sun.low + cutWithSun.low, high: sun.high + cutWithSun.high } },
    selfUseShare: value.mid.selfUseShare,
    programLessMinor: {
      low: Math.max(0, withoutSun.low - withSun.low),
      high: Math.max(0, withoutSun.high - withSun.high),
    },
    eventsPerYear: { low: withoutSun.eventsLow, high: withoutSun.eventsHigh },
    onceMinor: withoutSun.once,
  }
}

type Reward = {
  low: number
  high: number
  once: number
  cutLowKw: number
  cutHighKw: number
  eventsLow: number
  eventsHigh: number
}

/** Reward of every year, the sign-up money apart: it is paid once. */
function rewardOf(
  { terms, deviceKw }: ComparisonInput['program'],
  eveningKwOfHome: number,
  a: ComparisonAssumptions,
): Reward {
  const estimate = estimateReward(terms, { eveningKw: eveningKwOfHome, deviceKw })
  const once = terms.reward.signUpMinor ?? 0
  const steady =
    (terms.reward.perMonthMinor ?? 0) * terms.limits.months.length +
    (terms.reward.perKwSeasonMinor ?? 0) * estimate.cutLowKw
  const scaled = (minor: number, events: number, fixed: number) =>
    a.eventsPerYear === null || events === 0
      ? minor - once
      : fixed + ((minor - once - fixed) * a.eventsPerYear) / events
  const steadyHigh = steady + (terms.reward.perKwSeasonMinor ?? 0) * (estimate.cutHighKw - estimate.cutLowKw)
  return {
    low: scaled(estimate.lowMinor, estimate.eventsLow, steady),
    high: scaled(estimate.highMinor, estimate.eventsHigh, steadyHigh),
    once,
    cutLowKw: estimate.cutLowKw,
    cutHighKw: estimate.cutHighKw,
    eventsLow: a.eventsPerYear ?? estimate.eventsLow,
    eventsHigh: a.eventsPerYear ?? estimate.eventsHigh,
  }
}

function first(reward: Reward): Range {
  return { low: reward.low + reward.once, high: reward.high + reward.once }
}

/** Money of one way: the horizon's worth and the wait, the latter looked for over 25 years. */
function way(
  upFrontMinor: number,
  yearMinor: Range,
  yearsOf: (end: 'low' | 'high', years: number) => number[],
  a: ComparisonAssumptions,
): Omit<Way, 'reliefKw'> {
  const net = (end: 'low' | 'high') =>
    netPresentValue(upFrontMinor, yearsOf(end, a.horizonYears), a.discountPercent)
  return {
    upFrontMinor,
    yearMinor,
    paybackYears:
      upFrontMinor === 0
        ? { low: 0, high: 0 }
        : {
            low: paybackYears(upFrontMinor, yearsOf('high', 25)),
            high: paybackYears(upFrontMinor, yearsOf('low', 25)),
          },
    netMinor: { low: net('low'), high: net('high') },
  }
}

/** The same shape, scaled to another amount a year. */
export function scaleTo(load: LoadYear, yearKwh: number | null): LoadYear {
  if (yearKwh === null || load.yearKwh <= 0) return load
  const factor = yearKwh / load.yearKwh
  return { ...load, yearKwh, monthDailyKwh: load.monthDailyKwh.map((kwh) => kwh * factor) }
}

/** Mean kW drawn from the grid from 17 to 21 h over the year, with panels of `systemKw`. */
export function eveningKw(home: SolarHome, site: SolarAssumptions, systemKw: number): number {
  const solar = solarDays(site)
  const { load } = home
  if (load.days.length === 0) return 0
  let kwh = 0
  for (let month = 0; month < 12; month++) {
    const shift = home.shiftQuarters?.[month] ?? 0
    let used = 0
    for (const day of load.days) {
      const total = day.reduce((a, b) => a + Math.max(0, b), 0)
      const scale = total > 0 ? load.monthDailyKwh[month]! / total : 0
      for (let slot = EVENING.from * 4; slot < EVENING.to * 4; slot++) {
        const sun = solar[month]![(slot - shift + QUARTERS) % QUARTERS]! * systemKw
        used += Math.max(0, Math.max(0, day[slot]!) * scale - sun)
      }
    }
    kwh += (used / load.days.length) * MONTH_DAYS[month]!
  }
  return kwh / 365 / (EVENING.to - EVENING.from)
}

/** kW that panels take off the street at its busiest hours: the darkest and the brightest month's mean. */
function reliefOfSun(
  home: SolarHome,
  site: SolarAssumptions,
  systemKw: number,
  peakHours: readonly number[],
): Range {
  if (peakHours.length === 0) return { low: 0, high: 0 }
  const solar = solarDays(site)
  const months = solar.map((day, month) => {
    const shift = home.shiftQuarters?.[month] ?? 0
    const slots = peakHours.flatMap((hour) => [0, 1, 2, 3].map((q) => hour * 4 + q))
    const sum = slots.reduce((total, slot) => total + day[(slot - shift + QUARTERS) % QUARTERS]!, 0)
    return (sum / slots.length) * 4 * systemKw
  })
  return { low: Math.min(...months), high: Math.max(...months) }
}
