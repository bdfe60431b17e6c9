import { expect, test } from 'vitest'
import { requiredShed, type ShedInput } from '@/lib/domain/thermal/required-shed'
import { runThermal } from '@/lib/domain/thermal/run-thermal'
import { scenarioRisk } from '@/lib/domain/thermal/scenario-risk'
import { steadyState } from '@/lib/domain/thermal/thermal-model'
import { thermalParams } from '@/lib/domain/thermal/thermal-parameters'

const params = thermalParams({ cooling: 'ONAN', ratedKva: 250 })
const evening = Array.from({ length: 96 }, (_, i) => (i >= 20 && i < 40 ? 330 : 150))
const input: ShedInput = {
  params,
  start: steadyState(params, 0.6, 25),
  stepMinutes: 15,
  loadKw: evening,
  ambientC: evening.map(() => 25),
  ratedKw: 250,
  window: [20, 40],
  limitHotSpotC: 120,
}

test('the least shed ends exactly at the limit', () => {
  const shed = requiredShed(input)
  expect(shed.feasible).toBe(true)
  expect(shed.peakHotSpotC).toBeCloseTo(120, 6)
  expect(shed.peakShedKw).toBeCloseTo(330 - shed.capKw!, 9)
  expect(shed.shedKw.filter((kw) => kw > 0)).toHaveLength(20)
})

test('shedding before the peak too needs less at the peak', () => {
  const late = requiredShed({ ...input, window: [32, 40] })
  const early = requiredShed({ ...input, window: [20, 40] })
  expect(late.peakShedKw).toBeGreaterThan(early.peakShedKw)
})

test('a budget for ageing asks for more than the temperature alone', () => {
  const cool = requiredShed({ ...input, maxAgeingDays: 0.5 })
  expect(cool.ageingDays).toBeLessThanOrEqual(0.5)
  expect(cool.peakShedKw).toBeGreaterThan(requiredShed(input).peakShedKw)
})

test('nothing is shed when nothing is too hot, and what cannot be met says so', () => {
  expect(requiredShed({ ...input, limitHotSpotC: 200 })).toMatchObject({
    peakShedKw: 0,
    capKw: null,
    feasible: true,
  })
  expect(requiredShed({ ...input, limitHotSpotC: 60 }).feasible).toBe(false)
})

test('the risk of one certain scenario is that of its own run', () => {
  const path = evening.map((kw) => kw / 250)
  const run = runThermal(
    params,
    input.start,
    path.map((loadPu) => ({ minutes: 15, loadPu, ambientC: 25 })),
  )
  const peak = Math.max(...run.steps.map((step) => step.hotSpotC))
  const risk = scenarioRisk({ ...input, scenarios: [path], limitHotSpotC: 120 })
  expect(risk.pOverLimit).toBe(1)
  expect(risk.peakHotSpotC.p50).toBeCloseTo(peak, 9)
  expect(risk.expectedMinutesOver).toBe(run.steps.filter((step) => step.hotSpotC > 120).length * 15)
  expect(Math.abs(risk.expectedAgeingDays / run.ageingDays - 1)).toBeLessThan(0.05)
})

test('the band of the hot-spot holds eight of ten scenarios at every step', () => {
  const factors = Array.from({ length: 20 }, (_, i) => 0.5 + i / 40)
  const scenarios = factors.map((factor) => evening.map((kw) => (kw * factor) / 250))
  const { hotSpotBandC } = scenarioRisk({ ...input, scenarios, limitHotSpotC: 120 })
  const runs = scenarios.map(
    (path) =>
      runThermal(
        params,
        input.start,
        path.map((loadPu) => ({ minutes: 15, loadPu, ambientC: 25 })),
      ).steps,
  )
  evening.forEach((_, step) => {
    // More load is more heat: the quantiles are those of the scenarios in their order.
    expect(hotSpotBandC.p10[step]).toBeCloseTo(runs[2]![step]!.hotSpotC, 3)
    expect(hotSpotBandC.p90[step]).toBeCloseTo(runs[18]![step]!.hotSpotC, 3)
  })
})

test('one hot scenario of four is a quarter', () => {
  const path = (factor: number) => evening.map((kw) => (kw * factor) / 250)
  const scenarios = [path(0.5), path(0.6), path(0.7), path(1)]
  expect(scenarioRisk({ ...input, scenarios, limitHotSpotC: 120 }).pOverLimit).toBe(0.25)
})
