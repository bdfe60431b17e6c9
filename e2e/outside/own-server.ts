import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './client'

/** A data folder of a story's own, which the database's user may pass through. */
export function ownDataDir(name: string): string {
  const dataDir = mkdtempSync(join(tmpdir(), `feederline-${name}-`))
  chmodSync(dataDir, 0o711)
  return dataDir
}

/** Starts the built server on its own data and waits until it serves; what it says goes to server.log in its folder. */
export async function startOwnServer(
  dataDir: string,
  port: number,
  more: Record<string, string> = {},
): Promise<ChildProcess> {
  const said = openSync(join(dataDir, 'server.log'), 'a')
  const server = spawn(process.execPath, ['dist/server.js'], {
    stdio: ['ignore', said, said],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: '',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      REDIS_URL: '',
      DEMO: '1',
      NEXTAUTH_URL: '',
      npm_lifecycle_event: 'test',
      ...more,
    },
  })
  await until(
    'the server',
    async () => {
      if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`)
      return fetch(`http://127.0.0.1:${port}/api/health/ready`)
        .then((r) => r.ok)
        .catch(() => false)
    },
    90_000,
  )
  return server
}

export function gone(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
  })
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
