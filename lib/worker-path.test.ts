import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '@/scripts/bootstrap/bundle.mjs'
import { workerUrl } from './worker-path'

let root: string
const project = process.cwd()

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'feederline-worker-'))
  mkdirSync(join(root, 'lib', 'deep'), { recursive: true })
  mkdirSync(join(root, 'scripts'))
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'))
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  writeFileSync(join(root, 'tsconfig.json'), '{"compilerOptions":{"paths":{"@/*":["./*"]}}}')
  writeFileSync(join(root, 'lib', 'double.ts'), 'export const double = (n: number): number => 2 * n')
  writeFileSync(
    join(root, 'lib', 'deep', 'doubling.worker.ts'),
    `import { parentPort } from 'node:worker_threads'
     import * as z from 'zod'
     import { double } from '@/lib/double'
     parentPort?.on('message', (n: unknown) => parentPort?.postMessage(double(z.number().parse(n))))`,
  )
  process.chdir(root)
})

afterAll(() => {
  process.chdir(project)
  rmSync(root, { recursive: true, force: true })
})

test('a worker runs from its source in development and tests', async () => {
  expect(await answer(workerUrl('doubling'))).toBe(42)
})

test('a worker runs from the production build', async () => {
  await bundle(root)
  const before = process.env.NODE_ENV
  Object.assign(process.env, { NODE_ENV: 'production' })
  try {
    const url = workerUrl('doubling')
    expect(url.pathname).toMatch(/\/dist\/workers\/doubling\.js$/)
    expect(await answer(url)).toBe(42)
  } finally {
    Object.assign(process.env, { NODE_ENV: before })
  }
})

test('an unknown worker is named', () => {
  expect(() => workerUrl('tripling')).toThrow('There is no lib/**/tripling.worker.ts')
})

async function answer(url: URL): Promise<unknown> {
  const worker = new Worker(url)
  worker.postMessage(21)
  const [value] = await once(worker, 'message')
  await worker.terminate()
  return value
}
