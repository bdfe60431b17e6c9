import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Where the worker thread of `lib/<folder>/<name>.worker.ts` can be loaded from: `new Worker(workerUrl('name'))`.
 * The production build has it in dist/workers; development and tests bundle it when asked.
 */
export function workerUrl(name: string): URL {
  const built = join(process.cwd(), 'dist', 'workers', `${name}.js`)
  if (process.env.NODE_ENV === 'production' && existsSync(built)) return pathToFileURL(built)
  return pathToFileURL(bundleWorker(name))
}

const bundled = new Map<string, string>()

function bundleWorker(name: string): string {
  const known = bundled.get(name)
  if (known && existsSync(known)) return known
  const source = findSource(name)
  // Not an import: the pages' bundler must not follow it, and production has no use for it.
  const { createRequire } = process.getBuiltinModule('node:module')
  const { buildSync } = createRequire(join(process.cwd(), 'package.json'))(
    'esbuild',
  ) as typeof import('esbuild')
  const { outputFiles } = buildSync({
    absWorkingDir: process.cwd(),
    entryPoints: [source],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
  })
  const code = outputFiles[0]!.text
  // Named by its content: an edit makes another file, and many processes share one.
  const key = createHash('sha256').update(code).digest('hex').slice(0, 12)
  const dir = join(process.cwd(), 'node_modules', '.cache', 'feederline-workers')
  const file = join(dir, `${name}-${key}.mjs`)
  if (!existsSync(file)) {
    mkdirSync(dir, { recursive: true })
    writeFileSync(`${file}.${process.pid}`, code)
    renameSync(`${file}.${process.pid}`, file)
  }
  bundled.set(name, file)
  return file
}

function findSource(name: string): string {
  const file = readdirSync(join(process.cwd(), 'lib'), { recursive: true })
    .map(String)
    .find((path) => path.replaceAll('\\', '/').endsWith(`/${name}.worker.ts`))
  if (!file) throw new Error(`There is no lib/**/${name}.worker.ts.`)
  return join('lib', file)
}
