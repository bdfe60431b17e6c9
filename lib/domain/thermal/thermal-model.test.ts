import { describe, expect, test } from 'vitest'
import { ageingDays, ageingRate } from '@/lib/domain/thermal/ageing'
import { runThermal } from '@/lib/domain/thermal/run-thermal'
import { stressLevel, thermalLimits } from '@/lib/domain/thermal/thermal-limits'
import {
  hotSpotC,
  restingState,
  steadyState,
  stepThermal,
  sustainableLoadPu,
} from '@/lib/domain/thermal/thermal-model'
import { ambientSurchargeK, type ThermalParams, thermalParams } from '@/lib/domain/thermal/thermal-parameters'
import { minutesToLimit } from '@/lib/domain/thermal/time-to-limit'

const DISTRIBUTION = thermalParams({ cooling: 'ONAN', ratedKva: 250 })

/** The open test-suite of alliander-opensource/transformer-thermal-model, distribution unit, 3-hour steps. */
const PUBLISHED_STEP = {
  params: {
    topOilRiseK: 80,
    hotSpotGradientK: 25.3,
    lossRatio: 5,
    oilExponent: 0.8,
    windingExponent: 1.6,
    oilTimeConstantMin: 180,
    windingTimeConstantMin: 4,
    k11: 1,
    k21: 1,
    k22: 2,
    paper: 'normal',
  } satisfies ThermalParams,
  topOilC: [
    50.75341103, 62.0669587, 66.22898029, 67.76010247, 68.32337084, 68.53058569, 68.60681578, 49.9420479,
  ],
  hotSpotC: [
    63.97776626, 75.29131393, 79.45333552, 80.9844577, 81.54772607, 81.75494092, 81.83117101, 49.9420479,
  ],
}

describe('agreement with published values', () => {
  test('a distribution transformer at two thirds of its load, then switched off', () => {
    const loads = [2, 2, 2, 2, 2, 2, 2, 0].map((thirds) => ({
      minutes: 180,
      loadPu: thirds / 3,
      ambientC: 20,
    }))
    const run = runThermal(PUBLISHED_STEP.params, 'ambient', loads)
    run.steps.forEach((step, i) => {
      expect(Math.abs(step.topOilC - PUBLISHED_STEP.topOilC[i]!)).toBeLessThan(1e-6)
      expect(Math.abs(step.hotSpotC - PUBLISHED_STEP.hotSpotC[i]!)).toBeLessThan(1e-6)
    })
  })

  test('a power transformer without load, at irregular times', () => {
    const params: ThermalParams = {
      ...PUBLISHED_STEP.params,
      topOilRiseK: 60,
      hotSpotGradientK: 18.7,
      windingExponent: 1.3,
      oilTimeConstantMin: 210,
      windingTimeConstantMin: 10,
      k11: 0.5,
      k21: 2,
    }
    const loads = [60, 60, 1440, 1440].map((minutes) => ({ minutes, loadPu: 0, ambientC: 25 }))
    const temperatures = runThermal(params, 'ambient', loads).steps.map((step) => step.hotSpotC)
    const published = [31.22874909, 34.74623658, 39.30968576, 39.30969081]
    temperatures.forEach((temperature, i) => {
      expect(Math.abs(temperature - published[i]!)).toBeLessThan(1e-6)
    })
  })

  test.each([
    ['normal', 80, 0.125],
    ['normal', 98, 1],
    ['normal', 100, 1.259921],
    ['normal', 110, 4],
    ['normal', 128, 32],
    ['normal', 140, 128],
    ['upgraded', 98, 0.2817],
    ['upgraded', 100, 0.349942],
    ['upgraded', 110, 1],
    ['upgraded', 122, 3.286],
    ['upgraded', 140, 17.2],
  ] as const)('%s paper at %d degrees ages %d times as fast', (paper, hotSpot, rate) => {
    expect(Math.abs(ageingRate(paper, hotSpot) / rate - 1)).toBeLessThan(2e-4)
  })
})

describe('the recursion', () => {
  test('rated load at 20 degrees ends at 98 degrees, the reference of the ageing rate', () => {
    expect(hotSpotC(steadyState(DISTRIBUTION, 1, 20))).toBeCloseTo(98, 10)
    const long = stepThermal(DISTRIBUTION, restingState(20), { minutes: 10_000, loadPu: 1, ambientC: 20 })
    expect(hotSpotC(long)).toBeCloseTo(98, 8)
  })

  test.each([1, 5, 15, 30, 60])('steps of %d minutes end at the same temperature', (minutes) => {
    const loads = (from: number) =>
      Array.from({ length: 240 / from }, () => ({ minutes: from, loadPu: 1.4, ambientC: 30 }))
    const fine = runThermal(DISTRIBUTION, 'ambient', loads(1))
    const coarse = runThermal(DISTRIBUTION, 'ambient', loads(minutes))
    expect(coarse.steps.at(-1)!.hotSpotC).toBeCloseTo(fine.steps.at(-1)!.hotSpotC, 9)
    expect(coarse.ageingDays).toBeCloseTo(fine.ageingDays, 9)
  })

  test('a steady start stays where it is, and at 98 degrees a day costs a day', () => {
    const run = runThermal(DISTRIBUTION, 'steady', [{ minutes: 1440, loadPu: 1, ambientC: 20 }])
    expect(run.steps[0]!.hotSpotC).toBeCloseTo(98, 10)
    expect(run.ageingDays).toBeCloseTo(1, 10)
  })

  test('a given top-oil starts with the winding at rest', () => {
    const [step] = runThermal(DISTRIBUTION, { topOilC: 60 }, [
      { minutes: 0.0001, loadPu: 1, ambientC: 20 },
    ]).steps
    expect(step!.hotSpotC).toBeCloseTo(60, 2)
  })

  test('reverse flow heats like the same flow forwards', () => {
    expect(steadyState(DISTRIBUTION, -0.8, 10)).toEqual(steadyState(DISTRIBUTION, 0.8, 10))
  })

  test('the winding of a power transformer overshoots before it settles', () => {
    const power = thermalParams({ cooling: 'ONAN', ratedKva: 25_000 })
    const rested = steadyState(power, 0.5, 20)
    const at = (minutes: number) => {
      const state = stepThermal(power, rested, { minutes, loadPu: 1.5, ambientC: 20 })
      return state.fastK - state.slowK
    }
    expect(at(40)).toBeGreaterThan(at(2000) * 1.2)
  })

  test('ageing of a part of a minute is counted', () => {
    const state = steadyState(DISTRIBUTION, 1, 20)
    expect(ageingDays(DISTRIBUTION, state, { minutes: 0.5, loadPu: 1, ambientC: 20 }) * 1440).toBeCloseTo(
      0.5,
      10,
    )
  })
})

describe('limits', () => {
  test('are those of the regime and size', () => {
    expect(thermalLimits('normal-cyclic', 500)).toEqual({ loadPu: 1.5, hotSpotC: 120, topOilC: 105 })
    expect(thermalLimits('long-time-emergency', 63_000)).toEqual({ loadPu: 1.5, hotSpotC: 140, topOilC: 115 })
    expect(thermalLimits('continuous', 500, 'upgraded').hotSpotC).toBe(110)
  })

  test('colour a transformer by its worst quantity', () => {
    expect(stressLevel({ loadPu: 1.05, hotSpotC: 90, topOilC: 70 }, 250)).toBe('normal')
    expect(stressLevel({ loadPu: 1.05, hotSpotC: 99, topOilC: 70 }, 250)).toBe('amber')
    expect(stressLevel({ loadPu: 0.9, hotSpotC: 90, topOilC: 70, ageingDaysPerDay: 1.2 }, 250)).toBe('amber')
    expect(stressLevel({ loadPu: 1.6, hotSpotC: 99, topOilC: 70 }, 250)).toBe('red')
    expect(stressLevel({ loadPu: 1, hotSpotC: 99, topOilC: 116 }, 250)).toBe('critical')
  })

  test('the sustainable load is the one that ends at the limit', () => {
    expect(sustainableLoadPu(DISTRIBUTION, 20, 98)).toBeCloseTo(1, 10)
    expect(sustainableLoadPu(DISTRIBUTION, 35, 98)).toBeLessThan(0.9)
    expect(sustainableLoadPu(DISTRIBUTION, 100, 98)).toBe(0)
  })

  test('time to a limit: none, now, or when the recursion passes it', () => {
    const state = steadyState(DISTRIBUTION, 0.7, 20)
    const load = (loadPu: number) => [{ minutes: 15, loadPu, ambientC: 20 }]
    expect(minutesToLimit(DISTRIBUTION, state, load(1), 98)).toBeNull()
    expect(minutesToLimit(DISTRIBUTION, state, load(1), 60)).toBe(0)
    const minutes = minutesToLimit(DISTRIBUTION, state, load(1.3), 98)!
    const reached = stepThermal(DISTRIBUTION, state, { minutes, loadPu: 1.3, ambientC: 20 })
    expect(hotSpotC(reached)).toBeCloseTo(98, 1)
    expect(minutesToLimit(DISTRIBUTION, state, load(1.5), 98)!).toBeLessThan(minutes)
  })
})

test('a kiosk adds to the rise of a distribution unit, to the ambient of a power unit', () => {
  const kiosk = { cooling: 'ONAN', ratedKva: 400, indoor: true } as const
  expect(thermalParams(kiosk).topOilRiseK).toBe(65)
  expect(ambientSurchargeK(kiosk)).toBe(0)
  expect(ambientSurchargeK({ ...kiosk, ratedKva: 10_000 })).toBe(10)
  expect(thermalParams(kiosk).lossRatio).toBe(4)
})
