import { unit } from '@/lib/simulator/load/hash'
import { QUARTERS_PER_DAY, yearPhase } from '@/lib/simulator/load/local-calendar'

const SPELL_DAYS = 3
const SPELL_SPREAD_C = 4
const SALT = 0x57ea

/** Coldest and hottest anomaly of a spell of days, in kelvin: the simulated weather never leaves this band. */
export const WEATHER_SPREAD_C = SPELL_SPREAD_C

/**
 * Ambient temperature of a mild coastal climate in degrees Celsius: season, spells of a few days, time of day.
 * `spell` from -1 to 1 replaces the drawn spell, to ask for the coldest or hottest day there can be.
 */
export function ambientC(seed: number, localQuarter: number, spell?: number): number {
  const day = Math.floor(localQuarter / QUARTERS_PER_DAY)
  const hour = (localQuarter - day * QUARTERS_PER_DAY) / 4
  const season = -Math.cos(2 * Math.PI * (yearPhase(day) - 0.055))
  const swing = 4 + 2 * season
  const timeOfDay = Math.cos((2 * Math.PI * (hour - 15.5)) / 24)
  const anomaly = SPELL_SPREAD_C * (spell ?? drawnSpell(seed, localQuarter / QUARTERS_PER_DAY))
  return 13 + 6.5 * season + anomaly + swing * timeOfDay
}

/** Share of the clear-sky sun that gets through on a day, 0.2 to 1. */
export function clearness(seed: number, day: number): number {
  return 0.2 + 0.8 * Math.sqrt(unit(seed, day, 0x5c1))
}

/** Smooth noise between knots three days apart, -1 to 1. */
function drawnSpell(seed: number, days: number): number {
  const position = days / SPELL_DAYS
  const knot = Math.floor(position)
  const part = position - knot
  const smooth = part * part * (3 - 2 * part)
  const from = 2 * unit(seed, knot, SALT) - 1
  const to = 2 * unit(seed, knot + 1, SALT) - 1
  return from + (to - from) * smooth
}
