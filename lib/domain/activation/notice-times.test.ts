import { expect, test } from 'vitest'
import { isShort, outsideFrom, remindFrom } from './notice-times'

const noticedAt = new Date('2026-07-15T12:00:00Z')
const startIn = (minutes: number) => ({
  noticedAt,
  startAt: new Date(noticedAt.getTime() + minutes * 60_000),
})
const minutesAfter = (at: Date) => (at.getTime() - noticedAt.getTime()) / 60_000

test('an unseen notice goes out after a third of the lead, ten minutes at most', () => {
  expect(minutesAfter(outsideFrom(startIn(15)))).toBe(5)
  expect(minutesAfter(outsideFrom(startIn(1440)))).toBe(10)
  expect(minutesAfter(outsideFrom(startIn(-5)))).toBe(0)
})

test('a reminder comes an hour before, sooner for short leads, and not at all below an hour', () => {
  expect(remindFrom(startIn(59))).toBeNull()
  expect(minutesAfter(remindFrom(startIn(60))!)).toBe(45)
  expect(minutesAfter(remindFrom(startIn(1440))!)).toBe(1380)
})

test('short is below sixty percent of what is expected', () => {
  expect(isShort(23.9, 40)).toBe(true)
  expect(isShort(24, 40)).toBe(false)
  expect(isShort(-3, 40)).toBe(true)
  expect(isShort(0, 0)).toBe(false)
})
