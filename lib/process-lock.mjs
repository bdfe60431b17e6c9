// A lock file that names the process holding it, so that a lock left by a killed process is taken over.
// Plain JavaScript without dependencies: the bootstrap uses it before anything is installed.
import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Takes the lock at `path`, or says who holds it. Never waits.
 * @param {string} path
 * @returns {{ held: true, release: () => void } | { held: false, pid: number }}
 */
export function takeProcessLock(path) {
  mkdirSync(dirname(path), { recursive: true })
  const mine = JSON.stringify({ pid: process.pid, startedAt: processStartedAt(process.pid) })
  const own = `${path}.${process.pid}`
  for (;;) {
    // A hard link is created with its content or not at all: no reader ever sees an empty lock.
    writeFileSync(own, mine)
    try {
      linkSync(own, path)
      return { held: true, release: () => releaseIfMine(path, mine) }
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    } finally {
      rmSync(own, { force: true })
    }
    const found = readIfThere(path)
    if (found === undefined) continue
    const holder = holderOf(found)
    if (holder && found !== mine) return { held: false, pid: holder }
    removeStale(path, found)
  }
}

/**
 * When the process started, in a form that differs between two processes that had the same id;
 * undefined when there is no such process, or only its unreaped remains.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function processStartedAt(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
    }
    if (process.platform !== 'win32')
      return (
        execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
      )
    process.kill(pid, 0)
    return 'running'
  } catch {
    return undefined
  }
}

/** @param {string} text */
function holderOf(text) {
  try {
    const { pid, startedAt } = JSON.parse(text)
    return processStartedAt(pid) === startedAt && startedAt !== undefined ? Number(pid) : undefined
  } catch {
    return undefined
  }
}

// Two processes may find the same stale lock. Each moves away what it finds: if that turns out to be the
// other's fresh lock, it is put back.
/** @param {string} path @param {string} stale */
function removeStale(path, stale) {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, path)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/** @param {string} path @param {string} mine */
function releaseIfMine(path, mine) {
  if (readIfThere(path) === mine) rmSync(path, { force: true })
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** @param {unknown} error @returns {string} */
function codeOf(error) {
  return String(/** @type {{ code?: string }} */ (error).code)
}
