import { expect, it } from 'vitest'
import { fixtureAlert } from '@/components/grid/fixtures/fixture-alert'
import { countAlarms, holdOrder, orderAlerts, worstByTransformer } from './alert-order'

const low = fixtureAlert({ id: 'low', priority: 3, raisedAt: '2026-05-13T20:00:00.000Z' })
const oldHigh = fixtureAlert({ id: 'old', priority: 2, raisedAt: '2026-05-13T19:00:00.000Z' })
const newHigh = fixtureAlert({ id: 'new', priority: 2, raisedAt: '2026-05-13T20:30:00.000Z' })
const shelved = fixtureAlert({ id: 'shelved', priority: 1, shelvedUntil: '2026-05-13T23:00:00.000Z' })

it('the worst stands first, the newest within a priority, shelved ones last', () => {
  expect(orderAlerts([shelved, low, oldHigh, newHigh]).map((alert) => alert.id)).toEqual([
    'new',
    'old',
    'low',
    'shelved',
  ])
})

it('closed alarms count nowhere and shelved ones as shelved alone', () => {
  const closed = fixtureAlert({ id: 'closed', state: 'closed' })
  const seen = fixtureAlert({ id: 'seen', priority: 2, state: 'acknowledged', acknowledgedBy: 'Asha Rao' })
  expect(countAlarms([shelved, low, closed, seen])).toEqual({
    1: 0,
    2: 1,
    3: 1,
    unacknowledged: 1,
    shelved: 1,
  })
})

it('an alarm that returned to normal before anyone saw it still counts as not acknowledged', () => {
  expect(countAlarms([fixtureAlert({ state: 'returned' })]).unacknowledged).toBe(1)
})

it('a transformer shows its worst alarm, and an unacknowledged one within a priority', () => {
  const seen = fixtureAlert({ id: 'seen', priority: 2, state: 'acknowledged', acknowledgedBy: 'Asha Rao' })
  const worst = worstByTransformer([low, seen, newHigh, shelved])
  expect(worst.get('T-07')).toMatchObject({ priority: 2, unacknowledged: true, alertId: 'new' })
})

it('a held list keeps its rows in place, drops what is gone, and counts what waits', () => {
  expect(holdOrder(['a', 'b', 'c'], ['new', 'c', 'a'])).toEqual({ ids: ['a', 'c'], waiting: 1 })
})
