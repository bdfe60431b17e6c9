import { describe, expect, test } from 'vitest'
import {
  ASSUMED_AMBIENT_C,
  ageingOfDay,
  followLoad,
  type LoadSample,
  traceTemperatures,
} from '@/lib/domain/thermal/follow-load'
import { runThermal } from '@/lib/domain/thermal/run-thermal'
import { hotSpotC, steadyState } from '@/lib/domain/thermal/thermal-model'
import { type Nameplate, thermalParams } from '@/lib/domain/thermal/thermal-parameters'

const nameplate: Nameplate = { cooling: 'ONAN', ratedKva: 250, lossRatio: 3.75 }
const plate = { nameplate, ratedKw: 245 }
const START = Date.parse('2026-07-16T00:00:00Z')
const sample = (minute: number, loadKw: number, more: Partial<LoadSample> = {}): LoadSample => ({
  atMs: START + minute * 60_000,
  loadKw,
  ambientC: 25,
  topOilC: null,
  ...more,
})

describe('the state after readings', () => {
  test('is that of the recursion over the loads between them', () => {
    const loads = [100, 260, 250, 180, 90]
    const state = followLoad(
      plate,
      null,
      loads.map((kw, i) => sample(i * 15, kw)),
    )!
    const run = runThermal(
      thermalParams(nameplate),
      'steady',
      loads.slice(0, -1).map((kw) => ({ minutes: 15, loadPu: kw / 245, ambientC: 25 })),
    )
    expect(hotSpotC(state)).toBeCloseTo(run.steps.at(-1)!.hotSpotC, 9)
    expect(ageingOfDay(state)).toBeCloseTo(run.ageingDays, 12)
  })

  test('is the same in one go and in two', () => {
    const samples = Array.from({ length: 40 }, (_, i) => sample(i * 7, 100 + 4 * i))
    const whole = followLoad(plate, null, samples)
    const half = followLoad(plate, followLoad(plate, null, samples.slice(0, 17)), samples.slice(17))
    expect(half).toEqual(whole)
  })

  test('is traced reading by reading', () => {
    const samples = Array.from({ length: 30 }, (_, i) => sample(i * 10, 80 + 6 * i))
    const traced = traceTemperatures(plate, samples)
    expect(traced.map((point) => point.atMs)).toEqual(samples.map((one) => one.atMs))
    for (const upTo of [1, 12, 30]) {
      const state = followLoad(plate, null, samples.slice(0, upTo))!
      expect(traced[upTo - 1]).toMatchObject({ topOilC: state.topOilC, hotSpotC: hotSpotC(state) })
    }
    expect(traceTemperatures(plate, [])).toEqual([])
  })

  test('has the thermometer’s top-oil when there is one', () => {
    const state = followLoad(plate, null, [sample(0, 200), sample(15, 200, { topOilC: 71.5 })])!
    expect(state).toMatchObject({ topOilC: 71.5, topOilMeasured: true })
    expect(hotSpotC(state)).toBeCloseTo(71.5 + state.fastK, 9)
    expect(followLoad(plate, state, [sample(30, 200)])).toMatchObject({ topOilMeasured: false })
  })

  test('an ambient nobody measured is the last known, else the stated default, and is called assumed', () => {
    expect(followLoad(plate, null, [sample(0, 100, { ambientC: null })])).toMatchObject({
      ambientC: ASSUMED_AMBIENT_C,
      ambientAssumed: true,
    })
    expect(followLoad(plate, null, [sample(0, 100), sample(5, 100, { ambientC: null })])).toMatchObject({
      ambientC: 25,
      ambientAssumed: true,
    })
  })

  test('begins anew after hours of silence', () => {
    const state = followLoad(plate, null, [sample(0, 240), sample(24 * 60, 50)])!
    expect(state.topOilC).toBe(steadyState(thermalParams(nameplate), 50 / 245, 25).topOilC)
  })

  test('forgets ageing older than a day', () => {
    const hot = Array.from({ length: 25 }, (_, i) => sample(i * 15, 330))
    const cool = Array.from({ length: 100 }, (_, i) => sample(375 + i * 15, 20))
    const after = followLoad(plate, null, hot)!
    expect(ageingOfDay(after)).toBeGreaterThan(0.5)
    expect(ageingOfDay(followLoad(plate, after, cool)!)).toBeLessThan(0.01)
  })

  test('does not move with readings that come late', () => {
    const state = followLoad(plate, null, [sample(0, 100), sample(15, 100)])
    expect(followLoad(plate, state, [sample(10, 300)])).toEqual(state)
    expect(followLoad(plate, null, [])).toBeNull()
  })
})
