import { setTimeout as delay } from 'node:timers/promises'

/**
 * Takes a lock, waiting while another process holds it; returns what releases it.
 * @param {() => ReturnType<typeof import('../../lib/process-lock.mjs').takeProcessLock>} take
 */
export async function waitForLock(take) {
  for (let told = false; ; await delay(200)) {
    const lock = take()
    if (lock.held) return lock.release
    if (!told)
      process.stderr.write(
        `Another set-up of this project is running (process ${lock.pid}): waiting for it …\n`,
      )
    told = true
  }
}
