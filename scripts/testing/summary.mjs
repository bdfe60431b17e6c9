/**
 * The end of a run: a line for each stage, then the plain line that machines read.
 * @param {{ name: string, passed: number, failed: number, seconds: number }[]} results
 */
export function summarise(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  const lines = results.map(
    (result) =>
      `${result.failed ? 'FAILED' : 'ok    '} ${result.name.padEnd(12)} ${result.passed} passed, ${result.failed} failed, ${result.seconds.toFixed(1)} s`,
  )
  return { text: [...lines, `${passed} passed, ${failed} failed`].join('\n'), passed, failed }
}
