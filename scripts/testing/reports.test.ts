import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPlaywrightReport, readVitestReport } from './reports.mjs'
import { summarise } from './summary.mjs'

let file: string
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'feederline-reports-')), 'report.json')
})
afterEach(() => rmSync(join(file, '..'), { recursive: true, force: true }))

const vitest = (counts: object, testResults: object[] = []) => {
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
  writeFileSync(file, JSON.stringify({ ...none, ...counts, testResults }))
}
const playwright = (stats: object, errors: object[] = []) =>
  writeFileSync(
    file,
    JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors }),
  )

test('passes and failures are the runner’s own', () => {
  vitest({ numPassedTests: 7, numFailedTests: 2 })
  expect(readVitestReport(file, 1)).toMatchObject({ passed: 7, failed: 2 })
  playwright({ expected: 5, unexpected: 1 })
  expect(readPlaywrightReport(file, 1)).toMatchObject({ passed: 5, failed: 1 })
})

test('a skipped test is a failure', () => {
  vitest({ numPassedTests: 7, numPendingTests: 1, numTodoTests: 1 })
  expect(readVitestReport(file, 0)).toMatchObject({ passed: 7, failed: 2 })
  playwright({ expected: 5, skipped: 1 })
  expect(readPlaywrightReport(file, 0)).toMatchObject({ passed: 5, failed: 1 })
})

test('a test that passed only when tried again is a failure', () => {
  playwright({ expected: 5, flaky: 1 })
  expect(readPlaywrightReport(file, 0)).toMatchObject({ passed: 5, failed: 1 })
})

test('a file that cannot be loaded is a failure', () => {
  vitest({ numPassedTests: 7 }, [{ status: 'failed', assertionResults: [] }])
  expect(readVitestReport(file, 1)).toMatchObject({ passed: 7, failed: 1 })
})

test('a run that fails with every test green is a failure', () => {
  vitest({ numPassedTests: 7 })
  expect(readVitestReport(file, 1)).toMatchObject({ passed: 7, failed: 1 })
})

test('a stage without a report or without a test is a failure', () => {
  expect(readVitestReport(file, 0)).toMatchObject({ passed: 0, failed: 1 })
  vitest({})
  expect(readVitestReport(file, 0)).toMatchObject({ passed: 0, failed: 1 })
  playwright({}, [{ message: 'no tests found' }])
  expect(readPlaywrightReport(file, 1)).toMatchObject({ passed: 0, failed: 1 })
})

test('the summary ends with the plain line', () => {
  const results = [
    { name: 'unit', passed: 10, failed: 0, seconds: 1 },
    { name: 'browser', passed: 3, failed: 1, seconds: 9.5 },
  ]
  expect(summarise(results).text.split('\n').at(-1)).toBe('13 passed, 1 failed')
})
