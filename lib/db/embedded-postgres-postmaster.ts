import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { processStartedAt } from '@/lib/process-lock.mjs'
import type { PostgresHome } from './embedded-postgres-home'

/**
 * Makes way for a new start after a kill -9: stops a database that outlived its program and removes the lock of
 * one that is dead but that Postgres would believe alive (its id is a zombie's, or belongs to another program now).
 * Call it only while holding our own lock.
 */
export async function clearStalePostmaster(
  { clusterDir, socketDir }: PostgresHome,
  log: (message: string) => void,
): Promise<void> {
  const pidFile = `${clusterDir}/postmaster.pid`
  const pid = readPid(pidFile)
  if (pid !== undefined && isPostmaster(pid, clusterDir)) {
    log('stopping a database left behind by a killed server')
    await stopPostmaster(pid)
  }
  // Orphaned backends end by themselves once they notice that the postmaster is gone.
  for (const deadline = Date.now() + 30_000; hasBackends(clusterDir); ) {
    if (Date.now() > deadline) throw new Error(`Processes of a killed database still run on ${clusterDir}.`)
    await delay(20)
  }
  for (const left of [pidFile, `${socketDir}/.s.PGSQL.5432`, `${socketDir}/.s.PGSQL.5432.lock`])
    rmSync(left, { force: true })
}

/** Stops a postmaster: fast and clean, after 10 s without a checkpoint (the next start then recovers). */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, ms] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (const deadline = Date.now() + ms; Date.now() < deadline; ) {
      if (processStartedAt(pid) === undefined) return
      await delay(5)
    }
  }
  throw new Error(`The embedded database (process ${pid}) does not stop.`)
}

function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
    return pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}

// An id is used again after a reboot, in a container almost surely: never signal a process that is not ours.
function isPostmaster(pid: number, clusterDir: string): boolean {
  if (processStartedAt(pid) === undefined) return false
  return commandOf(pid).includes(clusterDir)
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

// Every process of a cluster works in its directory. Elsewhere than on Linux Postgres' own check must do.
function hasBackends(clusterDir: string): boolean {
  if (process.platform !== 'linux') return false
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name) || processStartedAt(Number(name)) === undefined) return false
    try {
      return readlinkSync(`/proc/${name}/cwd`) === clusterDir
    } catch {
      return false
    }
  })
}
