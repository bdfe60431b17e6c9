import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export type Running = { baseUrl: string; pid: number; stop: () => Promise<void> }

/** Starts a program that listens on PORT and waits until `path` answers 200. */
export async function startProcess(
  args: string[],
  env: Record<string, string>,
  path: string,
): Promise<Running> {
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
  })
  for (let waited = 0; waited < 180_000; waited += 25) {
    if (child.exitCode !== null) throw new Error(`${args[0]} did not start`)
    const answer = await fetch(baseUrl + path).catch(() => null)
    await answer?.arrayBuffer()
    if (answer?.ok) return { baseUrl, pid: child.pid!, stop: () => stop(child) }
    await pause(25)
  }
  child.kill('SIGKILL')
  throw new Error(`${args[0]} did not become ready`)
}

/** Resident memory of a process in MB. */
export function rssMb(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  return ended
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
