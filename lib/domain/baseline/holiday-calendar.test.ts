import { expect, test } from 'vitest'
import { holidaysOf, isHolidayCalendar } from '@/lib/domain/baseline/holiday-calendar'

test('the six holidays of North American grids, a Sunday kept on Monday too', () => {
  expect(holidaysOf('nerc', [2026])).toEqual([
    '2026-01-01',
    '2026-05-25',
    '2026-07-04',
    '2026-09-07',
    '2026-11-26',
    '2026-12-25',
  ])
  // 4 July 2027 is a Sunday, 1 January 2028 a Saturday.
  expect(holidaysOf('nerc', [2027])).toContain('2027-07-05')
  expect(holidaysOf('nerc', [2028])).not.toContain('2028-01-03')
  expect(holidaysOf('nerc', [2021, 2022])).toHaveLength(14)
})

test('none, own dates, and what is neither', () => {
  expect(holidaysOf('none', [2026])).toEqual([])
  expect(holidaysOf('2026-08-15, 2026-10-12', [2025])).toEqual(['2026-08-15', '2026-10-12'])
  expect(isHolidayCalendar('2026-08-15')).toBe(true)
  expect(isHolidayCalendar('2026-02-30')).toBe(false)
  expect(isHolidayCalendar('christmas')).toBe(false)
})
