import { expect, test } from 'vitest'
import { csvLine } from './csv-line'

test('separators, quotes and line ends are quoted', () => {
  expect(csvLine(['a,b', 'say "no"', null, true, 1.5])).toBe('"a,b","say ""no""",,true,1.5\r\n')
})

test('text that a spreadsheet would run does not run; negative numbers stay numbers', () => {
  expect(csvLine(['=1+1', '-1+1', '-12.5', '@x'])).toBe("'=1+1,'-1+1,-12.5,'@x\r\n")
})
