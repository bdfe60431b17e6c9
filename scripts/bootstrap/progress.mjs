/**
 * Says what begins; the returned function says how long it took. On a terminal both share a line.
 * @param {string} what
 * @returns {(outcome?: string) => void}
 */
export function reporter(what) {
  const startedAt = Date.now()
  const live = Boolean(process.stderr.isTTY)
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`
  process.stderr.write(`${what} …${live ? '' : '\n'}`)
  const timer = live && setInterval(() => process.stderr.write(`\r${what} … ${seconds()}`), 1000)
  if (timer) timer.unref()
  return (outcome = 'done') => {
    if (timer) clearInterval(timer)
    process.stderr.write(live ? `\r${what} … ${seconds()}\n` : `  ${outcome} in ${seconds()}\n`)
  }
}
