// The steps of the set-up: what each depends on, how to see that it is current, how to do it.
import { existsSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { runStep } from './child.mjs'
import { isInstalled } from './installed-packages.mjs'
import { npmCommand } from './npm.mjs'
import { explainNpmFailure, isWorthAnotherWay } from './npm-failure.mjs'
import { SetUpFailure } from './set-up-failure.mjs'
import { hashInputs } from './stamp.mjs'

/**
 * @typedef {{ root: string, started: (pid: number) => void }} Context
 * @typedef {{ title: string, stamp: string, proof: string, hash: (root: string) => string, run: (context: Context) => Promise<void>, adopt?: (root: string, previous: string | undefined) => boolean }} SetUpStep
 */

const PLATFORM = `${process.platform}-${process.arch}-${process.versions.modules}`
const TESTS = /\.test\.tsx?$/
const GENERATED = /^lib\/db\/generated$/
const LIBRARY = ['lib', 'messages', 'tsconfig.json', 'package-lock.json']
// Read while the server runs: changing one builds nothing anew.
const PROMPTS = /^lib\/agent\/prompts\/.*\.(md|txt)$/
const skip = new RegExp(`${TESTS.source}|${GENERATED.source}|${PROMPTS.source}`)

/** @type {Record<import('./commands.mjs').Step, SetUpStep>} */
export const STEPS = {
  dependencies: {
    title: 'Installing dependencies from npm',
    stamp: 'node_modules/.feederline-stamp',
    proof: 'node_modules',
    hash: (root) => `${PLATFORM} ${hashInputs(root, { paths: ['package-lock.json'] })}`,
    run: installDependencies,
    // npm run by hand leaves no stamp of ours; packages of another platform are of no use.
    adopt: (root, previous) => (previous?.startsWith(`${PLATFORM} `) ?? true) && isInstalled(root),
  },
  client: {
    title: 'Generating the database client',
    stamp: 'lib/db/generated/.stamp',
    proof: 'lib/db/generated/client.ts',
    hash: (root) => hashInputs(root, { paths: ['prisma/schema.prisma', 'package-lock.json'] }),
    run: generateClient,
  },
  bundles: {
    title: 'Bundling the server',
    stamp: 'dist/.stamp',
    proof: 'dist/server.js',
    hash: (root) => hashInputs(root, { paths: ['server.ts', 'scripts', 'prisma', ...LIBRARY], skip }),
    run: ({ root }) => bundle(root),
  },
  pages: {
    title: 'Building the pages',
    stamp: '.next/feederline-stamp',
    proof: '.next/BUILD_ID',
    hash: (root) =>
      hashInputs(root, {
        paths: [
          'app',
          'components',
          'public',
          ...LIBRARY,
          'next.config.js',
          'next.config.ts',
          'postcss.config.mjs',
        ],
        skip,
      }),
    run: buildPages,
  },
}

/** @param {Context} context */
async function installDependencies({ root, started }) {
  const freeBytes = freeSpace(root)
  if (freeBytes < 1_200_000_000)
    throw new SetUpFailure(
      `only ${Math.round(freeBytes / 1e6)} MB of disk space are free here; about 1,500 MB are needed.`,
    )
  const npm = npmCommand()
  const flags = [
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
  ]
  const call = (/** @type {string} */ verb) =>
    runStep(npm.command, [...npm.args, verb, ...flags], { cwd: root, env: npm.env, started })
  let result = await call('ci')
  if (result.code !== 0 && isWorthAnotherWay(result.output)) {
    // An npm that finds fault with the lock file still installs by it, but would rewrite it.
    const lockFile = join(root, 'package-lock.json')
    const lock = readFileSync(lockFile)
    result = await call('install')
    writeFileSync(lockFile, lock)
  }
  if (result.code !== 0)
    throw new SetUpFailure(explainNpmFailure('the dependencies could not be installed', result.output))
}

/** @param {Context} context */
async function generateClient({ root, started }) {
  const { code, output } = await runStep(
    process.execPath,
    ['node_modules/prisma/build/index.js', 'generate', '--schema', 'prisma/schema.prisma'],
    {
      cwd: root,
      started,
      // Generating needs no engine: naming any program keeps Prisma from downloading one.
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  )
  if (code !== 0) throw new SetUpFailure(`the database client could not be generated:\n${output.trim()}`)
}

/** @param {Context} context */
async function buildPages({ root, started }) {
  const { code, output } = await runStep(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    cwd: root,
    started,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (code === 0 && existsSync(join(root, '.next', 'BUILD_ID'))) return
  rmSync(join(root, '.next', 'BUILD_ID'), { force: true })
  if (/ENOSPC|No space left/i.test(output))
    throw new SetUpFailure('the pages could not be built: no disk space is left.')
  throw new SetUpFailure(`the pages could not be built:\n${output.trim()}`)
}

/** @param {string} dir */
function freeSpace(dir) {
  try {
    const { bavail, bsize } = statfsSync(dir)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
