// Counts from the test runners' own machine-readable reports.
import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, notes?: string[] }} Counts */

/** @param {string} file @param {number} exitCode @returns {Counts} */
export function readVitestReport(file, exitCode) {
  const report = readReport(file)
  if (!report) return missing('The test runner left no report.')
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0)
  // A file that could not even be loaded has no failed test in it.
  const broken = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ result) =>
      result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  ).length
  return judge({ passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped, exitCode })
}

/** @param {string} file @param {number} exitCode @returns {Counts} */
export function readPlaywrightReport(file, exitCode) {
  const report = readReport(file)
  if (!report) return missing('The browser tests left no report.')
  const { expected, unexpected, flaky, skipped } = report.stats
  const passed = expected
  // Without tests there are only the errors of the run itself.
  const failed = unexpected + flaky + (passed + unexpected + flaky + skipped === 0 ? report.errors.length : 0)
  return judge({ passed, failed, skipped, exitCode })
}

/** @param {{ passed: number, failed: number, skipped: number, exitCode: number }} counts @returns {Counts} */
function judge({ passed, failed, skipped, exitCode }) {
  const notes = []
  // Nothing may be skipped: a test that does not run proves nothing.
  if (skipped) notes.push(`${skipped} skipped, counted as failed`)
  let all = failed + skipped
  if (passed + all === 0) {
    notes.push('no test ran')
    all = 1
  }
  if (exitCode !== 0 && all === 0) {
    notes.push(`the run itself failed (exit code ${exitCode})`)
    all = 1
  }
  return { passed, failed: all, notes }
}

/** @param {string} note @returns {Counts} */
function missing(note) {
  return { passed: 0, failed: 1, notes: [note] }
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
