import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { machineDir } from './embedded-postgres-home'
import type { DatabaseUser } from './embedded-postgres-user'

export type PostgresBinaries = { initdb: string; postgres: string; majorVersion: string }

/**
 * Finds the Postgres that npm installed for this platform and makes it runnable: restores the library links that
 * npm cannot ship, and copies it out of a checkout that the database's user cannot enter.
 */
export function ensureBinaries(user: DatabaseUser): PostgresBinaries {
  const { dir, version } = findPackage()
  restoreLinks(dir)
  let native = join(dir, 'native')
  if (!canRun(native, user)) native = copyForOtherUser(native, version)
  if (!canRun(native, user)) throw new Error(`Postgres cannot be run from ${native}${whyNot(native, user)}.`)
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    majorVersion: version.split('.')[0]!,
  }
}

function findPackage(): { dir: string; version: string } {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  try {
    const require = createRequire(join(process.cwd(), 'package.json'))
    const dir = dirname(dirname(require.resolve(name)))
    return { dir, version: JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')).version }
  } catch {
    throw new Error(
      `There is no embedded Postgres for this machine (${name}): set DATABASE_URL to a Postgres 14 or newer.`,
    )
  }
}

// npm ships no symbolic links; the package makes them in an install script, which newer npm may block.
function restoreLinks(dir: string): void {
  const list = join(dir, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const at = join(dir, target)
    if (existsSync(at)) continue
    rmSync(at, { force: true })
    mkdirSync(dirname(at), { recursive: true })
    symlinkSync(relative(dirname(at), join(dir, source)), at)
  }
}

function canRun(native: string, user: DatabaseUser): boolean {
  return run(native, user).status === 0
}

function whyNot(native: string, user: DatabaseUser): string {
  const { stderr, error } = run(native, user)
  const text = (error?.message ?? stderr ?? '').trim().split('\n')[0]
  return text ? `: ${text}` : ''
}

function run(native: string, user: DatabaseUser) {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    ...user.ids,
    cwd: '/',
    encoding: 'utf8',
  })
}

function copyForOtherUser(native: string, version: string): string {
  const target = join(machineDir(), `native-${version}-${process.arch}`)
  if (existsSync(target)) return target
  const partial = `${target}.${process.pid}`
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(partial, target)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}
