import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { collectedHeap } from './testing/collected-heap'

// A mixed load on a server of its own, on loopback, for MINUTES (10): memory in use after a collection and open files must
// not climb. What the process holds as a whole is told, not judged: when it is given back is up to the collector.
const MINUTES = Number(process.argv[2] ?? 10)
const SOCKETS = Number(process.argv[3] ?? 50)
const WARM_UP_SHARE = 0.3
const MOST_MB_A_MINUTE = 1
const MOST_FILES_A_MINUTE = 1

type Sample = { minute: number; usedMb: number; rssMb: number; files: number; ackP95Ms: number }

async function main() {
  if (!(MINUTES > 0) || !(SOCKETS > 0)) throw new Error('npm run soak -- [MINUTES] [SOCKETS]')
  const dataDir = mkdtempSync(join(tmpdir(), 'feederline-soak-'))
  chmodSync(dataDir, 0o711)
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const inspectPort = await freePort()
  const server = await start(dataDir, port, baseUrl, inspectPort)
  const heap = await collectedHeap(inspectPort)
  try {
    const samples = await load(dataDir, baseUrl, server, heap.readMb)
    const settled = samples.filter((s) => s.minute >= MINUTES * WARM_UP_SHARE)
    const memory = slopeOf(settled, ({ usedMb }) => usedMb)
    const files = slopeOf(settled, (sample) => sample.files)
    process.stdout.write(
      `after warm-up: memory in use ${memory.toFixed(2)} MB a minute, at most ${MOST_MB_A_MINUTE}; open files and connections ${files.toFixed(2)} a minute, at most ${MOST_FILES_A_MINUTE}\n`,
    )
    process.exitCode = memory <= MOST_MB_A_MINUTE && files <= MOST_FILES_A_MINUTE ? 0 : 1
  } finally {
    heap.close()
    server.kill('SIGTERM')
    await new Promise((resolve) => server.once('exit', resolve))
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function load(
  dataDir: string,
  baseUrl: string,
  server: ChildProcess,
  usedMb: () => Promise<number>,
): Promise<Sample[]> {
  const demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as {
    apiKey: string
    meters: { transformerId: string }[]
  }
  const sockets = await Promise.all(Array.from({ length: SOCKETS }, () => connect(baseUrl)))
  const samples: Sample[] = []
  const startedAt = Date.now()
  let acks: number[] = []
  for (let second = 0; Date.now() - startedAt < MINUTES * 60_000; second++) {
    const speakers = sockets.filter((_, i) => i % 20 === second % 20)
    for (const socket of speakers) {
      const at = performance.now()
      socket
        .timeout(10_000)
        .emit(
          'message:send',
          { clientMessageId: crypto.randomUUID(), text: 'what programs are there?' },
          () => acks.push(performance.now() - at),
        )
    }
    await post(baseUrl, demo.apiKey, demo.meters[second % demo.meters.length]!.transformerId, second)
    if (second % 10 === 9) {
      const sorted = acks.toSorted((a, b) => a - b)
      const sample = {
        minute: (Date.now() - startedAt) / 60_000,
        rssMb: rssOf(server.pid!),
        usedMb: await usedMb(),
        files: readdirSync(`/proc/${server.pid}/fd`).length,
        ackP95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
      }
      samples.push(sample)
      acks = []
      process.stdout.write(
        `${sample.minute.toFixed(1).padStart(6)} min  ${sample.usedMb.toFixed(1).padStart(6)} MB in use  ${sample.rssMb.toFixed(0).padStart(5)} MB held  ${String(sample.files).padStart(4)} files  ack p95 ${sample.ackP95Ms.toFixed(0)} ms\n`,
      )
    }
    await pause(1000)
  }
  for (const socket of sockets) socket.disconnect()
  return samples
}

async function connect(baseUrl: string): Promise<Socket> {
  const page = await fetch(baseUrl)
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  await page.arrayBuffer()
  return io(`${baseUrl}/chat`, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie, origin: baseUrl },
  })
}

async function post(baseUrl: string, apiKey: string, transformerId: string, n: number): Promise<void> {
  const response = await fetch(`${baseUrl}/api/grid/alerts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      sourceEventId: `soak-${n % 40}`,
      transformerId,
      kind: 'voltage',
      severity: 'low',
      status: n % 3 === 2 ? 'cleared' : 'raised',
      observedAt: new Date().toISOString(),
      loadPercent: 50,
    }),
  })
  await response.arrayBuffer()
}

function rssOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}

/** Least squares, a minute. */
function slopeOf(samples: Sample[], read: (sample: Sample) => number): number {
  const n = samples.length
  if (n < 2) return 0
  const meanX = samples.reduce((sum, s) => sum + s.minute, 0) / n
  const meanY = samples.reduce((sum, s) => sum + read(s), 0) / n
  const top = samples.reduce((sum, s) => sum + (s.minute - meanX) * (read(s) - meanY), 0)
  return top / samples.reduce((sum, s) => sum + (s.minute - meanX) ** 2, 0)
}

async function start(
  dataDir: string,
  port: number,
  baseUrl: string,
  inspectPort: number,
): Promise<ChildProcess> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DEMO: '1',
    DATABASE_URL: '',
    PUBLIC_URL: '',
  }
  const server = spawn(process.execPath, [`--inspect=127.0.0.1:${inspectPort}`, 'dist/server.js'], {
    stdio: 'ignore',
    env,
  })
  for (let i = 0; i < 1200; i++) {
    if (server.exitCode !== null) throw new Error('the server did not start')
    if (
      await fetch(`${baseUrl}/api/health/ready`)
        .then((r) => r.ok)
        .catch(() => false)
    )
      return server
    await pause(500)
  }
  server.kill('SIGTERM')
  throw new Error('the server did not become ready')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
