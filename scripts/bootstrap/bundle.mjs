// Bundles the server, the command-line scripts and the worker threads into dist/.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { SCRIPT_COMMANDS } from './commands.mjs'
import { SetUpFailure } from './set-up-failure.mjs'

/** @param {string} root */
export async function bundle(root) {
  // Only now: a fresh clone has no esbuild when this file is loaded.
  const esbuild = createRequire(join(root, 'package.json'))('esbuild')
  const partial = join(root, `dist.${process.pid}`)
  try {
    await esbuild.build({
      ...bundleOptions(root),
      entryPoints: entryPoints(root),
      outdir: partial,
    })
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw new SetUpFailure(`the server could not be bundled:\n${/** @type {Error} */ (error).message}`)
  } finally {
    // Its helper process would live as long as the server that is loaded next.
    await esbuild.stop()
  }
  mkdirSync(partial, { recursive: true })
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  renameSync(partial, join(root, 'dist'))
}

/** @param {string} root */
export function bundleOptions(root) {
  return {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    sourcemap: true,
    logLevel: 'silent',
    tsconfig: join(root, 'tsconfig.json'),
    plugins: [ownFilesOnly],
  }
}

// With external packages esbuild takes a mistyped "@/…" for a package, and only the running server would notice.
const ownFilesOnly = {
  name: 'own-files-only',
  setup(/** @type {import('esbuild').PluginBuild} */ build) {
    build.onResolve({ filter: /^@\// }, async ({ path, pluginData, ...args }) => {
      if (pluginData === 'asked') return undefined
      const found = await build.resolve(path, { ...args, with: undefined, pluginData: 'asked' })
      return found.external ? { errors: [{ text: `There is no ${path}` }] } : found
    })
  },
}

/** @param {string} root @returns {Record<string, string>} output name to source file */
function entryPoints(root) {
  const scripts = SCRIPT_COMMANDS.map((name) => name.replace(':', '-')).filter((name) =>
    existsSync(join(root, 'scripts', `${name}.ts`)),
  )
  const workers = readdirSync(join(root, 'lib'), { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.worker.ts'))
  return {
    ...(existsSync(join(root, 'server.ts')) ? { server: 'server.ts' } : {}),
    ...Object.fromEntries(scripts.map((name) => [`scripts/${name}`, `scripts/${name}.ts`])),
    ...Object.fromEntries(workers.map((name) => [`workers/${basename(name, '.worker.ts')}`, `lib/${name}`])),
  }
}
