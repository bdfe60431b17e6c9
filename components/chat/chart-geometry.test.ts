import { expect, test } from 'vitest'
import { type ChartInput, drawChart, niceTop } from './chart-geometry'

const FRAME = { width: 400, height: 100, left: 0, top: 0 }
const INPUT: ChartInput = {
  startAt: '2026-07-16T00:00:00Z',
  intervalMinutes: 60,
  usualKw: [2, 2, 2, 2],
  yourKw: [2, 1, null, 2],
  eventStartAt: '2026-07-16T01:00:00Z',
  eventEndAt: '2026-07-16T03:00:00Z',
}

test('the event window and the hours lie where the readings lie', () => {
  const { window, hours } = drawChart(INPUT, FRAME, 9)
  expect(window).toEqual({ x: 100, width: 200 })
  expect(hours.map((hour) => [hour.x, hour.inEvent])).toEqual([
    [0, false],
    [100, true],
    [200, false],
    [300, true],
    [400, false],
  ])
})

test('a missing reading breaks the line and is not counted', () => {
  const { mine, counted } = drawChart(INPUT, FRAME, 9)
  expect(mine.match(/M/g)).toHaveLength(2)
  expect(counted.match(/M/g)).toHaveLength(1)
})

test('what is counted ends where the event ends, also within a reading', () => {
  const { counted } = drawChart(
    {
      ...INPUT,
      yourKw: [1, 1, 1, 1],
      eventStartAt: '2026-07-16T01:30:00Z',
      eventEndAt: '2026-07-16T02:30:00Z',
    },
    FRAME,
    9,
  )
  expect([...counted.matchAll(/M(\d+)|H(\d+)/g)].map((match) => Number(match[1] ?? match[2]))).toEqual([
    150, 200, 150, 200, 250, 200,
  ])
})

test('use above usual inside the event is not drawn as counted', () => {
  expect(drawChart({ ...INPUT, yourKw: [3, 3, 3, 3] }, FRAME, 9).counted).toBe('')
})

test('few hours are labelled where there is little room', () => {
  expect(drawChart(INPUT, FRAME, 3).hours.length).toBeLessThanOrEqual(3)
})

test('the scale ends a little above the highest value', () => {
  expect(niceTop(3.1)).toBe(4)
  expect(niceTop(0.42)).toBeCloseTo(0.5)
  expect(niceTop(11)).toBe(20)
})
