import { expect, test } from 'vitest'
import { foreseenWindow } from '@/lib/domain/forecast/foreseen-window'

const startAt = new Date('2026-07-15T12:00:00Z')
const base = { startAt, stepMinutes: 60, limitKw: 95, timeToLimitP90At: null }

test('runs from the first step above the limit to the end of its stretch', () => {
  const window = foreseenWindow({ ...base, p90: [60, 70, 80, 99, 104, 98, 70, 60] }, 15)!
  expect(window.startAt).toEqual(new Date('2026-07-15T15:00:00Z'))
  expect(window.loadKw).toHaveLength(12)
  expect(window.loadKw.slice(3, 5)).toEqual([99, 104])
  expect(window.beforeKw).toHaveLength(12)
})

test('is an hour at least and four at most', () => {
  expect(foreseenWindow({ ...base, stepMinutes: 15, p90: [90, 99, 90, 80] }, 15)!.loadKw).toEqual([
    99, 90, 80, 80,
  ])
  expect(foreseenWindow({ ...base, p90: new Array(8).fill(120) }, 15)!.loadKw).toHaveLength(16)
})

test('begins an hour before the winding would be too hot, when that is what is foreseen', () => {
  const hot = { ...base, p90: [80, 90, 94, 94, 90], timeToLimitP90At: new Date('2026-07-15T14:40:00Z') }
  expect(foreseenWindow(hot, 15)!.startAt).toEqual(new Date('2026-07-15T13:45:00Z'))
  expect(foreseenWindow({ ...hot, timeToLimitP90At: null }, 15)).toBeNull()
})
