import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { DatabaseUser } from './embedded-postgres-user'

export type PostgresHome = {
  dir: string
  clusterDir: string
  socketDir: string
  logFile: string
  lockFile: string
}

/**
 * Decides where the cluster lives: in `dataDir` when the database's user can reach it, else (a checkout under
 * root's 0700 home) in a directory of the machine's under an instance id that is kept in `dataDir`.
 * The decision sticks, or a later change of permissions would look like an empty database.
 */
export function chooseHome(dataDir: string, user: DatabaseUser): PostgresHome {
  const here = resolve(dataDir)
  // Parents first: `recursive` would give them the same mode.
  mkdirSync(here, { recursive: true })
  const idFile = join(here, 'instance-id')
  const inside = join(here, 'postgres')
  const isElsewhere = existsSync(idFile)
  const reachable = canReach(here, user)
  if (!isElsewhere && !reachable && existsSync(inside))
    throw new Error(
      `The database in ${inside} cannot be reached by the user that runs it: let others pass through its parent directories (chmod o+x).`,
    )
  const dir = isElsewhere || !reachable ? join(machineDir(), instanceId(idFile)) : here
  mkdirSync(dir, { recursive: true })
  return {
    dir,
    clusterDir: join(dir, 'postgres'),
    socketDir: socketDirFor(dir, user),
    logFile: join(here, 'postgres.log'),
    lockFile: join(here, 'server.lock'),
  }
}

/** Root's own directory for what must lie outside the checkout; /var/tmp, cleaned by some systems, as a last resort. */
export function machineDir(): string {
  for (const parent of ['/var/lib', '/var/tmp']) {
    const dir = join(parent, 'feederline')
    try {
      mkdirSync(dir, { recursive: true, mode: 0o755 })
      const stat = lstatSync(dir)
      // In a world-writable parent somebody else may have made it first.
      if (stat.isDirectory() && stat.uid === 0 && (stat.mode & 0o022) === 0) return dir
    } catch {}
  }
  throw new Error(
    'The database cannot live in this checkout (its user cannot reach it) nor in /var/lib/feederline or /var/tmp/feederline: set DATA_DIR to a directory others can pass through.',
  )
}

/** Whether the database's user can pass through the directory. */
export function canReach(dir: string, user: DatabaseUser): boolean {
  if (user.ids.uid === undefined) return true
  return spawnSync('test', ['-x', `${dir}/.`], { ...user.ids, cwd: '/', stdio: 'ignore' }).status === 0
}

/** Makes a directory that only the database's user can enter. */
export function makePrivateDir(dir: string, user: DatabaseUser): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const stat = lstatSync(dir)
  const owner = user.ids.uid ?? process.getuid?.() ?? stat.uid
  if (!stat.isDirectory() || ![0, owner].includes(stat.uid))
    throw new Error(`${dir} belongs to another user: remove it.`)
  if (user.ids.uid !== undefined && user.ids.gid !== undefined) chownSync(dir, user.ids.uid, user.ids.gid)
  chmodSync(dir, 0o700)
}

function instanceId(idFile: string): string {
  if (!existsSync(idFile)) writeFileSync(idFile, `${randomBytes(8).toString('hex')}\n`)
  const id = readFileSync(idFile, 'utf8').trim()
  if (!/^[0-9a-f]{16}$/.test(id))
    throw new Error(`${idFile} does not hold an instance id: restore or remove it.`)
  return id
}

// A socket's path may have about 100 characters. A name that stays the same leaves no litter after kill -9.
function socketDirFor(dir: string, user: DatabaseUser): string {
  const inside = join(dir, 'socket')
  const hash = createHash('sha256').update(dir).digest('hex').slice(0, 16)
  const socketDir = inside.length < 85 ? inside : join(tmpdir(), `feederline-${hash}`)
  makePrivateDir(socketDir, user)
  return socketDir
}
