import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { processStartedAt, takeProcessLock } from './process-lock.mjs'

let dir: string
let path: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'feederline-lock-'))
  path = join(dir, 'the.lock')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const MODULE = new URL('./process-lock.mjs', import.meta.url).href

test('names the living holder, and is free once released', async () => {
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { takeProcessLock } from ${JSON.stringify(MODULE)}
     takeProcessLock(${JSON.stringify(path)}); console.log('held'); setInterval(() => {}, 1000)`,
  ])
  await once(holder.stdout, 'data')
  expect(takeProcessLock(path)).toEqual({ held: false, pid: holder.pid })
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const lock = takeProcessLock(path)
  expect(lock.held).toBe(true)
  if (lock.held) lock.release()
  expect(readdirSync(dir)).toEqual([])
})

test('takes over the lock of a process whose id another one has now', () => {
  writeFileSync(path, JSON.stringify({ pid: process.ppid, startedAt: 'long ago' }))
  expect(takeProcessLock(path).held).toBe(true)
})

test('takes over a lock that cannot be read', () => {
  writeFileSync(path, 'torn')
  expect(takeProcessLock(path).held).toBe(true)
})

test('releasing does not remove a lock that somebody else holds by now', () => {
  const lock = takeProcessLock(path)
  writeFileSync(path, JSON.stringify({ pid: 1, startedAt: processStartedAt(1) }))
  if (lock.held) lock.release()
  expect(existsSync(path)).toBe(true)
})

test('of many that find the same stale lock one gets it', async () => {
  writeFileSync(path, JSON.stringify({ pid: 999_999_999, startedAt: '1' }))
  const program = `import { takeProcessLock } from ${JSON.stringify(MODULE)}
    process.stdin.once('data', () => { console.log(takeProcessLock(${JSON.stringify(path)}).held); process.stdin.once('data', () => process.exit()) })
    console.log('ready')`
  const racers = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', program]),
  )
  await Promise.all(racers.map((racer) => once(racer.stdout, 'data')))
  const answers = racers.map((racer) => once(racer.stdout, 'data').then(([chunk]) => String(chunk).trim()))
  for (const racer of racers) racer.stdin.write('go\n')
  expect((await Promise.all(answers)).filter((answer) => answer === 'true')).toHaveLength(1)
  for (const racer of racers) racer.stdin.write('end\n')
  await Promise.all(racers.map((racer) => once(racer, 'exit')))
})
