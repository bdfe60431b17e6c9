import { expect, test } from 'vitest'
import { transformerLoad } from '@/lib/simulator/run/transformer-load'

const plate = { ratedKva: 160, powerFactor: 0.98, loadLossKw: 2.35, noLoadLossKw: 0.46 }

test('without a scenario the load is meters plus losses', () => {
  const load = transformerLoad(plate, 100, 8, null)
  expect(load.metersKw).toBe(92)
  expect(load.transferKw).toBe(0)
  expect(load.loadKw).toBeCloseTo(load.metersKw + load.lossesKw, 9)
})

test('a scenario without any reduction shows exactly the load of its alert', () => {
  expect(transformerLoad(plate, 100, 0, 175).loadKw).toBeCloseTo(175, 9)
})

test('every kW that meters give up shows at the transformer, with the losses it saves', () => {
  const before = transformerLoad(plate, 100, 0, 175)
  const after = transformerLoad(plate, 100, 20, 175)
  expect(after.transferKw).toBe(before.transferKw)
  expect(before.loadKw - after.loadKw).toBeGreaterThan(20)
  expect(before.loadKw - after.loadKw).toBeLessThan(21)
  expect(after.loadKw).toBeCloseTo(after.metersKw + after.transferKw + after.lossesKw, 9)
})

test('an alert below the present load is followed too', () => {
  const load = transformerLoad(plate, 100, 0, 60)
  expect(load.loadKw).toBeCloseTo(60, 9)
  expect(load.transferKw).toBeLessThan(0)
})
