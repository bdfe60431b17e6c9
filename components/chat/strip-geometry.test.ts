import { expect, test } from 'vitest'
import { drawStrip, usualAt } from './strip-geometry'

const FLAT = Array.from({ length: 24 }, () => 2)

test('an hour’s average stands at its middle, also over midnight', () => {
  const rising = Array.from({ length: 24 }, (_, hour) => hour)
  expect(usualAt(rising, 18.5)).toBe(18)
  expect(usualAt(rising, 19)).toBe(18.5)
  expect(usualAt(rising, 0)).toBe(11.5)
  expect(usualAt(rising, 24.5)).toBe(0)
})

test('the window lies between three hours before and two after', () => {
  const { window, hours } = drawStrip(
    { hourlyKw: FLAT, startHour: 18, endHour: 20, cutLowKw: 0.4, cutHighKw: 0.8 },
    { width: 700, height: 100 },
  )
  expect(window).toEqual({ x: 300, width: 200 })
  expect(hours.map(({ hour }) => hour)).toEqual([15, 16, 17, 18, 19, 20, 21, 22])
  expect(hours.filter(({ inEvent }) => inEvent).map(({ hour }) => hour)).toEqual([18, 20])
})

test('what is surely cut hangs under the curve, what may be hangs under that', () => {
  const { sure, possible } = drawStrip(
    { hourlyKw: FLAT, startHour: 18, endHour: 20, cutLowKw: 0.5, cutHighKw: 1 },
    { width: 700, height: 100 },
  )
  // 2 kW is 80 of 100 high under a top of 2.5 kW: y 20; 1.5 kW is y 40; 1 kW is y 60.
  const heights = (path: string) => [...new Set([...path.matchAll(/ (\d+)/g)].map((match) => match[1]))]
  expect(heights(sure)).toEqual(['20', '40'])
  expect(heights(possible)).toEqual(['40', '60'])
})
