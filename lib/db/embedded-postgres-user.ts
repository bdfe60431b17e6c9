import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type DatabaseUser = {
  /** Spawn options: empty when we may run Postgres ourselves. */
  ids: { uid?: number; gid?: number }
  /** Whether `setpriv --pdeathsig` works here: the kernel then stops Postgres when we are killed with -9. */
  dieWithParent: boolean
}

/** The unprivileged user that runs Postgres, which refuses to run as root: `postgres`, else `nobody`. */
export function databaseUser(): DatabaseUser {
  const ids = process.getuid?.() === 0 ? unprivilegedIds() : {}
  return { ids, dieWithParent: canDieWithParent(ids) }
}

/** What Postgres sees of our environment: none of our secrets, and no locale that its build may lack. */
export function databaseEnv(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv
}

function unprivilegedIds(): { uid: number; gid: number } {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(([account]) => account === name) ?? []
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error(
    'Postgres may not run as root, and this machine has no user "postgres" or "nobody": start Feederline as an ordinary user, or set DATABASE_URL.',
  )
}

function canDieWithParent(ids: DatabaseUser['ids']): boolean {
  if (process.platform !== 'linux') return false
  return spawnSync('setpriv', ['--pdeathsig', 'INT', '--', 'true'], { ...ids, stdio: 'ignore' }).status === 0
}
