import { describe, expect, test } from 'vitest'
import { computeBaseline } from '@/lib/domain/baseline/compute-baseline'
import { sumOfReadings } from '@/lib/domain/baseline/group-baseline'
import { fillWatts, weatherOfDays } from '@/lib/simulator/load/fill-watts'
import { dayOf, makeLocalCalendar, QUARTERS_PER_DAY, quarterOf } from '@/lib/simulator/load/local-calendar'
import { buildNetwork } from '@/lib/simulator/network/build-network'
import { makeLoadModel } from '@/lib/simulator/run/load-model'

const SEED = 20260101
const ZONE = 'America/Los_Angeles'
const model = makeLoadModel(buildNetwork(SEED), ZONE)
const homes = model.homes.filter(({ model: { type } }) => type !== 'shop' && type !== 'office')
/** 18 to 20 h of working days between January and December */
const EVENTS = Array.from(
  { length: 5 },
  (_, i) => new Date(Date.UTC(2027, 2 * i + 1, 10 + ((i * 3) % 5), 26)),
)

/** Load of the given homes by the model itself in the 50 days up to an event, as if each had been metered. */
function readingsOf(meterIds: string[], event: Date) {
  const { localQuarter } = makeLocalCalendar(ZONE)
  const weather = weatherOfDays(SEED, dayOf(localQuarter(quarterOf(event))) - 48, 50)
  return sumOfReadings(
    meterIds.map((meterId) => {
      const watts = new Int32Array(50 * QUARTERS_PER_DAY)
      fillWatts(model.homes[model.indexOf.get(meterId)!]!.model, weather, watts)
      return (atMs: number) => {
        const kw = watts[localQuarter(quarterOf(atMs)) - weather.firstDay * QUARTERS_PER_DAY]
        return kw === undefined ? undefined : kw / 1000
      }
    }),
  )
}

/** Mean error of the baseline on days without an event, as a share of the load. */
function placeboError(meterIds: string[]): number {
  let error = 0
  let load = 0
  for (const start of EVENTS) {
    const result = computeBaseline({
      rule: '10-of-10',
      intervalMinutes: 15,
      timeZone: ZONE,
      event: { start, end: new Date(start.getTime() + 7_200_000) },
      readings: readingsOf(meterIds, start),
    })
    if (result.state !== 'measured') throw new Error('not measured')
    for (const { reductionKw, actualKw } of result.intervals) {
      error += Math.abs(reductionKw)
      load += actualKw
    }
  }
  return error / load
}

describe(`how well a 10-of-10 baseline foretells the simulated load (seed ${SEED})`, () => {
  test('a single home is hard to foretell: 35 to 65 % off', () => {
    const errors = homes.filter((_, i) => i % 90 === 7).map(({ meterId }) => placeboError([meterId]))
    const mean = errors.reduce((a, b) => a + b, 0) / errors.length
    expect(mean).toBeGreaterThan(0.35)
    expect(mean).toBeLessThan(0.65)
  })

  test('a group of 36 homes is foretold within about 10 %', () => {
    const groups = [0, 1000, 2000].map((from) =>
      placeboError(homes.slice(from, from + 36).map(({ meterId }) => meterId)),
    )
    const mean = groups.reduce((a, b) => a + b, 0) / groups.length
    expect(mean).toBeLessThan(0.14)
  })
})

test('any quarter hour is generated alone and is the same each time', () => {
  const quarter = 2_000_000
  const first = [...model.wattsAt(quarter)]
  const again = makeLoadModel(buildNetwork(SEED), ZONE)
  for (let q = quarter + 200; q > quarter; q -= 40) again.wattsAt(q)
  expect([...again.wattsAt(quarter)]).toEqual(first)
})
