import { expect, test } from 'vitest'
import { meanShare, meanShareUntil, staggerOffsets } from './stagger'

test('starts are spread evenly, in turn, and the last begins at the end of the spread', () => {
  expect(staggerOffsets(8, 15)).toEqual([0, 5, 10, 15, 0, 5, 10, 15])
  expect(staggerOffsets(3, 30)).toEqual([0, 15, 30])
  expect(staggerOffsets(2, 30)).toEqual([0, 30])
  expect(staggerOffsets(1, 30)).toEqual([0])
  expect(staggerOffsets(3, 0)).toEqual([0, 0, 0])
})

test('with few people for a long spread the steps stay on multiples of five minutes', () => {
  for (const offset of staggerOffsets(4, 25)) expect(offset % 5).toBe(0)
  expect(staggerOffsets(4, 25).at(-1)).toBe(25)
})

test('fewer act at first: half of the spread is lost on average, then all act', () => {
  expect(meanShareUntil(0, 30)).toBe(0)
  expect(meanShareUntil(15, 30)).toBe(0.25)
  expect(meanShareUntil(30, 30)).toBe(0.5)
  expect(meanShareUntil(60, 30)).toBe(0.75)
  expect(meanShareUntil(60, 0)).toBe(1)
})

test('over the whole event each acts for its length without the spread', () => {
  const startAt = new Date('2026-07-16T01:00:00Z')
  const endAt = new Date('2026-07-16T02:30:00Z')
  expect(meanShare({ startAt, endAt, staggerMinutes: 30 })).toBeCloseTo(2 / 3, 12)
})
