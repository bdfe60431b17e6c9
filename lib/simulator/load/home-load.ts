import { dayShape, WATER_HEATER_SHAPE } from '@/lib/simulator/load/day-shapes'
import { hash, unit } from '@/lib/simulator/load/hash'
import type { HomeModel } from '@/lib/simulator/load/home-model'
import { QUARTERS_PER_DAY, weekdayOf, yearPhase } from '@/lib/simulator/load/local-calendar'
import { lognormalTable, pick } from '@/lib/simulator/load/noise-table'

/** Quarter hours between two knots of how busy a home is. */
const KNOT = 6
const KNOTS = QUARTERS_PER_DAY / KNOT
const HEATER_ON_KW = 2.4

const residentialNoise = {
  day: lognormalTable(0.18),
  spell: lognormalTable(0.12),
  activity: lognormalTable(0.5),
  flicker: lognormalTable(0.22),
}
const businessNoise = {
  day: lognormalTable(0.06),
  spell: lognormalTable(0.05),
  activity: lognormalTable(0.12),
  flicker: lognormalTable(0.05),
}
const climateNoise = lognormalTable(0.16)

/** kW of one home in one quarter hour, by what draws it. */
export type HomeParts = {
  baseKw: number
  climateKw: number
  evKw: number
  waterHeaterKw: number
  /** Negative: what the roof gives */
  solarKw: number
}

/** What is the same for a home's whole local day. */
export type HomeDay = {
  day: number
  shape: Float64Array
  levelKw: number
  flicker: Float64Array
  /** How busy the home is at each knot, the first of the next day included */
  busy: Float64Array
  climateBusy: Float64Array | null
  /** First and last quarter of the two appliances that run this day, and their kW */
  runs: [number, number, number, number, number, number]
  /** Charging from, until (may pass midnight) */
  charge: [number, number]
  chargeBefore: [number, number]
}

/** Deterministic in (home.seed, day): persistence comes from spells of days, not from yesterday's result. */
export function homeDay(home: HomeModel, day: number): HomeDay {
  const { seed } = home
  const residential = home.type !== 'shop' && home.type !== 'office'
  const noise = residential ? residentialNoise : businessNoise
  const spell = Math.floor((day + (seed & 3)) / 4)
  const evening = 66 + Math.floor(18 * unit(seed, day, 3))
  const daytime = 24 + Math.floor(44 * unit(seed, day, 4))
  const size = residential ? home.baseKw : 0
  return {
    day,
    shape: dayShape(home.type, weekdayOf(day) > 5),
    levelKw: home.baseKw * pick(noise.day, hash(seed, day, 1)) * pick(noise.spell, hash(seed, spell, 2)),
    flicker: noise.flicker,
    busy: knots(noise.activity, seed, day, 11),
    climateBusy: home.climate === null ? null : knots(climateNoise, seed, day, 13),
    runs: [
      evening,
      evening + 2 + (hash(seed, day, 5) & 3),
      unit(seed, day, 6) < 0.7 ? size * (0.6 + 1.2 * unit(seed, day, 7)) : 0,
      daytime,
      daytime + 3 + (hash(seed, day, 8) & 3),
      unit(seed, day, 9) < 0.5 ? size * (0.6 + 1.2 * unit(seed, day, 10)) : 0,
    ],
    charge: chargeOf(home, day),
    chargeBefore: chargeOf(home, day - 1),
  }
}

/** Writes one quarter hour (0 to 95 of the day) into `parts`; the mean kW over it. */
export function homePartsAt(
  home: HomeModel,
  today: HomeDay,
  quarter: number,
  ambientC: number,
  clearness: number,
  parts: HomeParts,
): void {
  const moment = hash(home.seed, today.day * QUARTERS_PER_DAY + quarter, 12)
  const cold = ambientC < 15 ? 15 - ambientC : 0
  const hot = ambientC > 21 ? ambientC - 21 : 0
  let shifted = quarter - home.shiftQuarters
  if (shifted < 0) shifted += QUARTERS_PER_DAY
  else if (shifted >= QUARTERS_PER_DAY) shifted -= QUARTERS_PER_DAY
  let base =
    today.levelKw *
    today.shape[shifted]! *
    between(today.busy, quarter) *
    pick(today.flicker, moment) *
    (1 + 0.008 * cold + 0.012 * hot)
  const { runs } = today
  if (quarter >= runs[0] && quarter < runs[1]) base += runs[2]
  if (quarter >= runs[3] && quarter < runs[4]) base += runs[5]
  parts.baseKw = base
  const { climate } = home
  parts.climateKw =
    climate === null || today.climateBusy === null
      ? 0
      : (climate.floorKw + climate.kwPerColdK * cold + climate.kwPerHotK * hot) *
        between(today.climateBusy, quarter)
  parts.evKw = home.ev === null ? 0 : home.ev.ratedKw * chargingShare(today, quarter)
  parts.waterHeaterKw =
    home.waterHeaterKw > 0 &&
    (moment & 0xffff) < (65_536 * home.waterHeaterKw * WATER_HEATER_SHAPE[quarter]!) / HEATER_ON_KW
      ? HEATER_ON_KW
      : 0
  parts.solarKw = home.solarKw > 0 ? -solarOutput(home.solarKw, today.day, quarter, clearness) : 0
}

function knots(table: Float64Array, seed: number, day: number, salt: number): Float64Array {
  const values = new Float64Array(KNOTS + 1)
  for (let k = 0; k <= KNOTS; k++) values[k] = pick(table, hash(seed, day * KNOTS + k, salt))
  return values
}

function between(values: Float64Array, quarter: number): number {
  const knot = (quarter / KNOT) | 0
  const part = (quarter - knot * KNOT) / KNOT
  return values[knot]! * (1 - part) + values[knot + 1]! * part
}

export function totalKw(parts: HomeParts): number {
  return parts.baseKw + parts.climateKw + parts.evKw + parts.waterHeaterKw + parts.solarKw
}

export function emptyParts(): HomeParts {
  return { baseKw: 0, climateKw: 0, evKw: 0, waterHeaterKw: 0, solarKw: 0 }
}

/** Start and end of the day's charging in quarter hours from its midnight; an empty span when the car does not charge. */
function chargeOf({ seed, ev }: HomeModel, day: number): [number, number] {
  if (ev === null || unit(seed, day, 14) >= ev.chance) return [0, 0]
  const start = ev.startQuarter + Math.floor(5 * unit(seed, day, 15)) - 2
  const kwh = ev.meanKwh * (0.6 + 0.8 * unit(seed, day, 16))
  return [start, start + (4 * kwh) / ev.ratedKw]
}

/** Share of the quarter hour in which the car charges, the session that began the day before included. */
function chargingShare({ charge, chargeBefore }: HomeDay, quarter: number): number {
  return overlap(charge, quarter) + overlap(chargeBefore, quarter + QUARTERS_PER_DAY)
}

function overlap(span: readonly [number, number], quarter: number): number {
  const from = Math.max(span[0], quarter)
  const to = Math.min(span[1], quarter + 1)
  return Math.max(0, to - from)
}

/** Half a sine between sunrise and sunset at about 40 degrees of latitude. */
function solarOutput(ratedKw: number, day: number, quarter: number, clearness: number): number {
  const season = -Math.cos(2 * Math.PI * (yearPhase(day) - 0.03))
  const halfDay = 24 + 6 * season
  const fromNoon = Math.abs(quarter + 0.5 - 50) / halfDay
  if (fromNoon >= 1) return 0
  return ratedKw * (0.62 + 0.16 * season) * clearness * Math.cos((fromNoon * Math.PI) / 2) ** 1.3
}
