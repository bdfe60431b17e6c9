import { expect, it } from 'vitest'
import { fixtureAlert } from '@/components/grid/fixtures/fixture-alert'
import { addCounts, countAlarms } from './alert-order'

it('alarms that no screen lists are counted with those it does', () => {
  const listed = countAlarms([fixtureAlert({ id: 'a', priority: 1 }), fixtureAlert({ id: 'b', priority: 3 })])
  const beyond = { 1: 0, 2: 5, 3: 90_000, unacknowledged: 80_000, shelved: 7 }
  expect(addCounts(listed, beyond)).toEqual({
    1: 1,
    2: 5,
    3: 90_001,
    unacknowledged: 80_000 + listed.unacknowledged,
    shelved: 7,
  })
  expect(addCounts(listed, null)).toBe(listed)
})
