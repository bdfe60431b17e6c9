// Does the steps that are not current, one process at a time.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processStartedAt, takeProcessLock } from '../../lib/process-lock.mjs'
import { killGroup } from './child.mjs'
import { reporter } from './progress.mjs'
import { isStamped, readStamp, stamped } from './stamp.mjs'
import { STEPS } from './steps.mjs'
import { waitForLock } from './wait-for-lock.mjs'

/**
 * @param {string} root
 * @param {import('./commands.mjs').Step[]} needs in the order they build on each other
 */
export async function setUp(root, needs) {
  if (needs.every((need) => isCurrent(root, STEPS[need]))) return
  const dir = join(root, '.runtime')
  mkdirSync(dir, { recursive: true })
  const release = await waitForLock(() => takeProcessLock(join(dir, 'set-up.lock')))
  const runningFile = join(dir, 'step.json')
  endOrphan(runningFile)
  const started = (/** @type {number} */ pid) =>
    writeFileSync(runningFile, JSON.stringify({ pid, startedAt: processStartedAt(pid) }))
  process.once('exit', release)
  try {
    for (const need of needs) {
      const step = STEPS[need]
      if (isCurrent(root, step)) continue
      const done = reporter(step.title)
      await stamped(join(root, step.stamp), step.hash(root), () => step.run({ root, started }))
      done()
    }
  } finally {
    rmSync(runningFile, { force: true })
    release()
    process.off('exit', release)
  }
}

/** @param {string} root @param {import('./steps.mjs').SetUpStep} step */
function isCurrent(root, step) {
  if (!existsSync(join(root, step.proof))) return false
  const stamp = join(root, step.stamp)
  const hash = step.hash(root)
  if (isStamped(stamp, hash)) return true
  if (!step.adopt?.(root, readStamp(stamp))) return false
  writeFileSync(stamp, hash)
  return true
}

// After a kill -9 of the set-up its npm may still be writing.
/** @param {string} runningFile */
function endOrphan(runningFile) {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(runningFile, 'utf8'))
    if (startedAt && processStartedAt(pid) === startedAt) killGroup(pid, 'SIGKILL')
  } catch {}
}
