import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { takeProcessLock } from '@/lib/process-lock.mjs'
import { ensureBinaries, type PostgresBinaries } from './embedded-postgres-binaries'
import { chooseHome, type PostgresHome } from './embedded-postgres-home'
import { initialiseCluster } from './embedded-postgres-init'
import { clearStalePostmaster, stopPostmaster } from './embedded-postgres-postmaster'
import { type DatabaseUser, databaseEnv, databaseUser } from './embedded-postgres-user'

export type EmbeddedPostgres = { url: string; stop: () => Promise<void> }

export type EmbeddedPostgresOptions = {
  /** Directory that holds the cluster, its lock and its log; made when missing. */
  dataDir: string
  log: (message: string) => void
  /** False only for throw-away test clusters: trades crash safety for speed. */
  durable?: boolean
}

/**
 * Starts the Postgres that npm brought, on a unix socket only, as an unprivileged user.
 * Safe after kill -9 of us or of it; a second start on the same `dataDir` is refused in one sentence.
 * When Postgres dies under us it is started again; `stop` ends it cleanly.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = databaseUser()
  const home = chooseHome(options.dataDir, user)
  const lock = takeProcessLock(home.lockFile)
  if (!lock.held)
    throw new Error(
      `Another Feederline (process ${lock.pid}) already runs on ${options.dataDir}: stop it first, or set DATA_DIR to another directory.`,
    )
  try {
    const binaries = ensureBinaries(user)
    await clearStalePostmaster(home, options.log)
    await initialiseCluster({ binaries, home, user, durable: options.durable ?? true, log: options.log })
    const running = await superviseServer({ binaries, home, user, options })
    return {
      url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(home.socketDir)}&port=5432`,
      stop: async () => {
        await running.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Between tries to start a database that does not stay up. */
const PAUSE_MS = 20_000

type ServerContext = {
  binaries: PostgresBinaries
  home: PostgresHome
  user: DatabaseUser
  options: EmbeddedPostgresOptions
}

async function superviseServer(context: ServerContext): Promise<{ stop: () => Promise<void> }> {
  const { home, options } = context
  let stopping = false
  let server = await startServer(context)
  let restarts: number[] = []

  const onExit = async () => {
    if (stopping) return
    restarts = [...restarts.filter((at) => at > Date.now() - 60_000), Date.now()]
    // More than a few deaths a minute is no accident, such as a full disk: with a pause, until the cause is gone.
    const keepsDying = restarts.length > 5
    options.log(
      keepsDying
        ? `the embedded database keeps dying; starting it again in ${PAUSE_MS / 1000} s`
        : 'the embedded database died; starting it again',
    )
    await startAgain(keepsDying ? PAUSE_MS : 0)
  }

  async function startAgain(afterMs: number): Promise<void> {
    // Whoever stops the program meanwhile does not wait for this.
    if (afterMs) await delay(afterMs, undefined, { ref: false })
    if (stopping) return
    try {
      await clearStalePostmaster(home, options.log)
      if (stopping) return
      server = await startServer(context)
      server.once('exit', onExit)
      if (stopping) await stopPostmaster(server.pid!)
    } catch (error) {
      options.log(`the embedded database could not be started again: ${(error as Error).message}`)
      await startAgain(PAUSE_MS)
    }
  }
  server.once('exit', onExit)

  return {
    stop: async () => {
      stopping = true
      if (server.exitCode === null && server.signalCode === null && server.pid) {
        const exited = new Promise((resolve) => server.once('exit', resolve))
        await Promise.all([exited, stopPostmaster(server.pid)])
      }
    },
  }
}

async function startServer({ binaries, home, user, options }: ServerContext): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: home.socketDir,
    unix_socket_permissions: '0700',
    // Small: this database shares the machine with the app. The figures behind it are in the ADR.
    shared_buffers: '64MB',
    max_wal_size: '256MB',
    max_connections: '100',
    io_method: 'sync',
    jit: 'off',
    max_logical_replication_workers: '0',
    // Containers give /dev/shm 64 MB, and parallel workers allocate there.
    max_parallel_workers_per_gather: '0',
    wal_level: 'minimal',
    max_wal_senders: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.durable === false
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
      : {}),
  }
  const args = ['-D', home.clusterDir, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])]
  const [command, prefix] = user.dieWithParent
    ? ['setpriv', ['--pdeathsig', 'INT', '--', binaries.postgres]]
    : [binaries.postgres, []]
  const logStart = beginLog(home.logFile)
  const logFd = openSync(home.logFile, 'a', 0o600)
  const child = spawn(command, [...prefix, ...args], {
    cwd: home.dir,
    // A terminal's Ctrl-C goes to the whole foreground group: Postgres must outlive it until we have drained.
    detached: true,
    stdio: ['ignore', logFd, logFd],
    env: databaseEnv(),
    ...user.ids,
  })
  closeSync(logFd)
  let failure: string | undefined
  child.once('error', (error) => {
    failure = error.message
  })
  child.once('exit', (code, signal) => {
    failure ??= `it exited with ${signal ?? code}`
  })
  for (const deadline = Date.now() + 60_000; ; ) {
    if (failure !== undefined) throw new Error(startFailure(failure, home, logStart))
    if (isReady(home.clusterDir)) return child
    if (Date.now() > deadline) {
      child.kill('SIGQUIT')
      throw new Error(startFailure('it was not ready after 60 s', home, logStart))
    }
    await delay(10)
  }
}

// Line 8 of postmaster.pid is the server's state; "ready" is written once it accepts connections.
function isReady(clusterDir: string): boolean {
  try {
    return readFileSync(`${clusterDir}/postmaster.pid`, 'utf8').split('\n')[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

function beginLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size < 10_000_000) return size
  truncateSync(logFile)
  return 0
}

function startFailure(what: string, home: PostgresHome, logStart: number): string {
  const said = readFileSync(home.logFile).subarray(logStart).toString('utf8')
  if (/No space left on device/.test(said))
    return `No disk space left for the embedded database in ${home.dir}.`
  const reason = said
    .split('\n')
    .filter((line) => /FATAL|PANIC|ERROR|could not|error while/.test(line))
    .slice(-2)
  return `The embedded database did not start: ${[what, ...reason].join('; ')} (log: ${home.logFile}).`
}
