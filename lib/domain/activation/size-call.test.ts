import { expect, test } from 'vitest'
import { sizeCall } from './size-call'

const programs = [
  { wanted: 10, callable: 16 },
  { wanted: 4, callable: 4 },
]
const kw = (counts: readonly number[]) => counts[0]! * 1 + counts[1]! * 3

test('a smaller target asks fewer of each program, in the option’s proportion', () => {
  const counts = sizeCall(programs, (n) => kw(n) >= 11)
  expect(kw(counts)).toBeGreaterThanOrEqual(11)
  expect(kw(counts)).toBeLessThan(15)
  expect(counts[0]).toBeLessThanOrEqual(6)
})

test('a larger target asks the rest of the same programs', () => {
  expect(sizeCall(programs, (n) => kw(n) >= 25)).toEqual([13, 4])
})

test('what nobody can reach asks everybody', () => {
  expect(sizeCall(programs, (n) => kw(n) >= 1000)).toEqual([16, 4])
})

test('for every target the answer is enough and one step less is not', () => {
  for (let target = 1; target <= 28; target++) {
    const counts = sizeCall(programs, (n) => kw(n) >= target)
    expect(kw(counts)).toBeGreaterThanOrEqual(target)
    expect(kw(counts) - target).toBeLessThan(4)
  }
})
