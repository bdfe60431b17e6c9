import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../outside/client'

export type Running = {
  child: ChildProcess
  port: number
  url: string
  kill: (signal: NodeJS.Signals) => Promise<void>
}

export function newFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'feederline-chaos-'))
  // A database that runs as another user passes through.
  chmodSync(dir, 0o711)
  return dir
}

export function removeFolder(dir: string): void {
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
}

/** The built server, up and ready. What it says is in DATA_DIR/server-PORT.log. */
export async function startServer(options: {
  dataDir: string
  port: number
  env?: Record<string, string>
}): Promise<Running> {
  const log = openSync(join(options.dataDir, `server-${options.port}.log`), 'a')
  const child = spawn(process.execPath, ['dist/server.js'], {
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(options.port),
      HOST: '127.0.0.1',
      PUBLIC_URL: '',
      DATA_DIR: options.dataDir,
      DATABASE_URL: '',
      REDIS_URL: '',
      NEXTAUTH_URL: '',
      DEMO: '1',
      npm_lifecycle_event: 'test',
      ...options.env,
    },
  })
  const url = `http://127.0.0.1:${options.port}`
  await until(
    'the server',
    async () => {
      if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`)
      return isReady(url)
    },
    600_000,
  )
  return { child, port: options.port, url, kill: (signal) => end(child, signal) }
}

export function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(5_000) })
    .then((answer) => answer.ok)
    .catch(() => false)
}

/** A Postgres of its own, which outlives servers and can be stopped under them. */
export async function startDatabase(dataDir: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ['scripts/dev-db.mjs', join(dataDir, 'db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString()
  })
  const url = await until('the database', () => /^postgresql:\S+$/m.exec(said)?.[0], 60_000)
  return { url, stop: () => end(child, 'SIGTERM') }
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await gone
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

export type DemoFile = {
  apiKey: string
  admin: { username: string; password: string }
  meters: { meterId: string; phone: string; transformerId: string }[]
}

export function demoOf(dataDir: string): DemoFile {
  return JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as DemoFile
}

/** Numbers that a seed gives again. */
export function randomFrom(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
