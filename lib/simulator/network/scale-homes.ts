import { emptyParts, homeDay, homePartsAt, totalKw } from '@/lib/simulator/load/home-load'
import { QUARTERS_PER_DAY } from '@/lib/simulator/load/local-calendar'
import { ambientC } from '@/lib/simulator/load/weather'
import type { DemoTransformer } from '@/lib/simulator/network/demo-network'
import { servedKwAt } from '@/lib/simulator/network/transformer-losses'

/** Load at which even an unusual evening of the coldest or hottest spell stays, as a share of the rating. */
const CEILING = 0.925
/** Standard deviations between that evening and a normal one of the same spell. */
const SPREADS = 5.4
/** Mid January, mid April and mid July of a year, local days since 1970; each with its own extreme spell. */
const SEASONS = [
  { firstDay: 20_468, spell: -1 },
  { firstDay: 20_558, spell: 0 },
  { firstDay: 20_649, spell: 1 },
]
const DAYS = 12
const STEP = 3

/** Scales everyday use of all homes of a transformer by one factor, so that its highest load of a year fits its rating. */
export function scaleHomes(transformer: DemoTransformer): void {
  const limitKw = servedKwAt(transformer, CEILING * transformer.ratedKva * transformer.powerFactor)
  const seasons = SEASONS.map((season) => sampleSeason(transformer, season))
  let low = 0.05
  let high = 20
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (Math.max(...seasons.map((season) => highestKw(season, middle))) < limitKw) low = middle
    else high = middle
  }
  for (const home of transformer.homes) home.model.baseKw *= low
}

type Sample = { scaledKw: Float64Array; fixedKw: Float64Array }

/** Load of the part that scales and of the rest, a row of quarter hours for each sampled day. */
function sampleSeason(transformer: DemoTransformer, season: (typeof SEASONS)[number]): Sample {
  const perDay = QUARTERS_PER_DAY / STEP
  const scaledKw = new Float64Array(DAYS * perDay)
  const fixedKw = new Float64Array(DAYS * perDay)
  const temperatures = Float64Array.from({ length: DAYS * perDay }, (_, i) =>
    ambientC(0, season.firstDay * QUARTERS_PER_DAY + i * STEP, season.spell),
  )
  const parts = emptyParts()
  for (let d = 0; d < DAYS; d++) {
    const day = season.firstDay + d
    for (const { model } of transformer.homes) {
      const today = homeDay(model, day)
      for (let q = 0; q < perDay; q++) {
        homePartsAt(model, today, q * STEP, temperatures[d * perDay + q]!, 0.2, parts)
        scaledKw[d * perDay + q]! += parts.baseKw
        fixedKw[d * perDay + q]! += totalKw(parts) - parts.baseKw
      }
    }
  }
  return { scaledKw, fixedKw }
}

/** Mean of the busiest quarter hour plus some standard deviations pooled over the day. */
function highestKw({ scaledKw, fixedKw }: Sample, scale: number): number {
  const perDay = QUARTERS_PER_DAY / STEP
  let highest = 0
  let squares = 0
  for (let q = 0; q < perDay; q++) {
    let sum = 0
    for (let d = 0; d < DAYS; d++) sum += scaledKw[d * perDay + q]! * scale + fixedKw[d * perDay + q]!
    const mean = sum / DAYS
    highest = Math.max(highest, mean)
    for (let d = 0; d < DAYS; d++)
      squares += (scaledKw[d * perDay + q]! * scale + fixedKw[d * perDay + q]! - mean) ** 2
  }
  return highest + SPREADS * Math.sqrt(squares / (perDay * (DAYS - 1)))
}
