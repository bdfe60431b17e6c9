import { expect, test } from 'vitest'
import { lastingLoad, thermalNeed } from '@/lib/domain/plan/thermal-need'
import { runThermal } from '@/lib/domain/thermal/run-thermal'
import { steadyState } from '@/lib/domain/thermal/thermal-model'
import { type Nameplate, thermalParams } from '@/lib/domain/thermal/thermal-parameters'

const nameplate: Nameplate = { cooling: 'ONAN', ratedKva: 100, lossRatio: 7 }
const params = thermalParams(nameplate)
const base = {
  nameplate,
  ratedKw: 95,
  state: steadyState(params, 0.8, 30),
  ambientC: 30,
  hotSpotLimitC: 120,
  intervalMinutes: 15,
}
const flat = (kw: number, intervals = 8) => new Array<number>(intervals).fill(kw)
const lasting = (loadKw: number, excessKw: number, riseKw = flat(0)) => ({
  pathKw: lastingLoad(loadKw, riseKw),
  excessKw: flat(excessKw, riseKw.length),
})

test('a load a little above the rating needs what is above it, no more', () => {
  const need = thermalNeed({ ...base, ...lasting(104, 9) })
  expect(need).toEqual({ needKw: flat(9), thermalKw: 0 })
})

test('where the limit in kW is lax, the hot-spot decides, and the plan holds it', () => {
  const { needKw, thermalKw } = thermalNeed({ ...base, ...lasting(160, 5) })
  expect(thermalKw).toBeGreaterThan(5)
  expect(needKw.every((kw) => kw >= 5)).toBe(true)
  const after = runThermal(
    params,
    base.state,
    needKw.map((kw) => ({ minutes: 15, loadPu: (160 - kw) / 95, ambientC: 30 })),
  )
  expect(Math.max(...after.steps.map((step) => step.hotSpotC))).toBeLessThanOrEqual(120)
})

test('a forecast rise raises the need of its own intervals, a fall lowers none', () => {
  const riseKw = [0, 0, 0, 0, 60, 60, 60, 60]
  const { needKw } = thermalNeed({ ...base, ...lasting(120, 25, riseKw) })
  expect(needKw.slice(0, 4)).toEqual(flat(25, 4))
  expect(Math.max(...needKw.slice(4))).toBeGreaterThan(25)
  const fall = thermalNeed({ ...base, ...lasting(120, 25, flat(-80)) })
  expect(fall.needKw).toEqual(flat(25))
})

test('a winding that is too hot already comes down to what it can carry for good', () => {
  const hot = steadyState(params, 1.6, 30)
  const { needKw } = thermalNeed({ ...base, state: hot, ...lasting(150, 55, flat(0, 1)) })
  expect(needKw[0]).toBeGreaterThanOrEqual(55)
  expect(needKw[0]).toBeLessThan(70)
})
