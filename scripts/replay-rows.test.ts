import { expect, test } from 'vitest'
import { readMeasurements } from './replay-rows'

const values = (csv: string, wanted = {}) => readMeasurements(csv, wanted).rows.map((row) => row.value)

test('a column is found by its name, else it is the first beside the time', () => {
  const csv = 'date,HUFL,OT\n2016-07-01 00:00:00,5.8,30\n2016-07-01 01:00:00,-2,31\n'
  expect(values(csv)).toEqual([5.8, -2])
  expect(values(csv, { column: 'OT' })).toEqual([30, 31])
  expect(() => values(csv, { column: 'LOAD' })).toThrow('no column LOAD. It has: date, HUFL, OT.')
})

test('a row without a number is left out, not taken for nothing', () => {
  const { rows, leftOut } = readMeasurements(
    'time,kw\n2026-01-01T00:00Z,\nyesterday,5\n2026-01-01T01:00Z,0\n',
  )
  expect(rows).toMatchObject([{ line: 4, value: 0 }])
  expect(leftOut).toEqual([
    { line: 2, why: 'nothing is no number' },
    { line: 3, why: 'yesterday is no time' },
  ])
})

test('semicolons, decimal commas and a byte order mark, as spreadsheets write', () => {
  expect(values('\uFEFFdate;load\r\n2016-07-01 00:00;1,5\r\n2016-07-01 01:00;-2,25\r\n')).toEqual([
    1.5, -2.25,
  ])
})

test('an hour is an hour, with and without a zone, over the change of summer time too', () => {
  const gaps = (csv: string) =>
    readMeasurements(csv).rows.map((row, i, all) => row.at - (all[i - 1]?.at ?? row.at))
  for (const zone of ['', 'Z', '-08:00'])
    expect(
      gaps(`at,kw\n2026-03-08 01:30${zone},1\n2026-03-08 02:30${zone},1\n2026-03-08 03:30${zone},1\n`),
    ).toEqual([0, 3_600_000, 3_600_000])
})

test('a file with nothing in it is said', () => {
  expect(() => values('time,kw\n')).toThrow('no rows')
  expect(() => values('time,kw\nx,y\n')).toThrow('No row has a time in time and a number in kw.')
})
