import { spawn } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import type { PostgresBinaries } from './embedded-postgres-binaries'
import { makePrivateDir, type PostgresHome } from './embedded-postgres-home'
import { type DatabaseUser, databaseEnv } from './embedded-postgres-user'

type InitOptions = {
  binaries: PostgresBinaries
  home: PostgresHome
  user: DatabaseUser
  durable: boolean
  log: (message: string) => void
}

/** Makes the cluster when there is none. An interrupted attempt leaves nothing that looks like a cluster. */
export async function initialiseCluster({ binaries, home, user, durable, log }: InitOptions): Promise<void> {
  if (existsSync(`${home.clusterDir}/PG_VERSION`)) return checkCluster(home.clusterDir, binaries, user)
  log('creating the database')
  const partial = `${home.clusterDir}.new`
  rmSync(partial, { recursive: true, force: true })
  makePrivateDir(partial, user)
  const args = ['-D', partial, '-U', 'postgres', '--auth-local=trust', '--auth-host=scram-sha-256']
  args.push('-E', 'UTF8', '--locale=C', ...(durable ? [] : ['--no-sync']))
  const { code, output } = await run(binaries.initdb, args, user)
  if (code !== 0) {
    rmSync(partial, { recursive: true, force: true })
    if (/No space left on device/.test(output))
      throw new Error(`No disk space left for the embedded database in ${home.dir}.`)
    throw new Error(
      `The embedded database could not be created: ${output.trim().split('\n').slice(-3).join(' ')}`,
    )
  }
  renameSync(partial, home.clusterDir)
}

function checkCluster(clusterDir: string, binaries: PostgresBinaries, user: DatabaseUser): void {
  const version = readFileSync(`${clusterDir}/PG_VERSION`, 'utf8').trim()
  if (version !== binaries.majorVersion)
    throw new Error(
      `The database in ${clusterDir} was made by Postgres ${version}, and this version brings ${binaries.majorVersion}: back it up with the Feederline that made it and restore it here.`,
    )
  const owner = statSync(clusterDir).uid
  const uid = user.ids.uid ?? process.getuid?.() ?? owner
  if (owner !== uid)
    throw new Error(
      `The database in ${clusterDir} belongs to user id ${owner}, and this start would run it as ${uid}: start Feederline as the same user as before.`,
    )
}

function run(
  command: string,
  args: string[],
  user: DatabaseUser,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const env = databaseEnv()
    const child = spawn(command, args, { cwd: '/', env, stdio: ['ignore', 'pipe', 'pipe'], ...user.ids })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => resolve({ code: 1, output: error.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
}
