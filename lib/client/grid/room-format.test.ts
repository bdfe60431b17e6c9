import { expect, it } from 'vitest'
import { fixtureAlert } from '@/components/grid/fixtures/fixture-alert'
import { alarmValue } from './alarm-value'
import { assetLabel, personName } from './asset-label'
import { initials } from './initials'
import { formatCountdown, formatSpan, makeRoomFormat } from './room-format'

const format = makeRoomFormat('en', 'America/Los_Angeles')

it('numbers have about three significant digits', () => {
  expect([372.4, 70.83, 1635, 0.954, 4.1, 99.97, 10].map(format.number)).toEqual([
    '372',
    '70.8',
    '1,635',
    '0.95',
    '4.1',
    '100',
    '10',
  ])
})

it('times stand in the zone of the utility', () => {
  expect(format.clock('2026-05-13T21:02:11.000Z')).toBe('14:02:11')
  expect(format.minute('2026-05-14T07:00:00.000Z')).toBe('00:00')
  expect(format.day('2026-05-14T06:59:00.000Z')).toBe('Wed May 13')
})

it('ages and countdowns fit a narrow column', () => {
  expect([4_000, 125_000, 4_440_000, 7_200_000, 260_000_000].map(formatSpan)).toEqual([
    '4 s',
    '2 min',
    '1 h 14',
    '2 h',
    '3 d',
  ])
  expect([443_000, 5_250_000, -5].map(formatCountdown)).toEqual(['07:23', '1:27:30', '00:00'])
})

it('money is in the currency of the plan, from its smallest unit', () => {
  expect(format.money(163_500, 'USD')).toBe('$1,635.00')
  expect(format.money(1635, 'JPY')).toBe('¥1,635')
})

it('a value stands beside its limit in one unit', () => {
  expect(alarmValue(fixtureAlert({ loadPercent: 118, loadKw: 231.28, limitKw: 196 }))).toEqual({
    value: 118,
    limit: 100,
    unit: '%',
  })
  expect(alarmValue(fixtureAlert({ loadPercent: undefined, loadKw: 231, limitKw: 196 }))).toEqual({
    value: 231,
    limit: 196,
    unit: 'kW',
  })
  expect(alarmValue(fixtureAlert({ loadPercent: undefined, loadKw: undefined }))).toBeNull()
})

it('names are shown once and people without the kind of actor they are', () => {
  expect(assetLabel('F-12', 'Waterfront')).toBe('F-12 Waterfront')
  expect(assetLabel('F-12', 'F-12 Waterfront')).toBe('F-12 Waterfront')
  expect(personName('staff:a.rao')).toBe('a.rao')
  expect([initials('Asha Rao'), initials('a.rao'), initials('admin')]).toEqual(['AR', 'AR', 'AD'])
})
