// The Node that runs the product: the machine's when it is new enough, else Node 24 from npm for this project alone.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeProcessLock } from '../../lib/process-lock.mjs'
import { runStep } from './child.mjs'
import { npmCommand } from './npm.mjs'
import { explainNpmFailure } from './npm-failure.mjs'
import { reporter } from './progress.mjs'
import { SetUpFailure } from './set-up-failure.mjs'
import { waitForLock } from './wait-for-lock.mjs'

const OLDEST = [22, 18]
const OLDEST_FOR_SET_UP = 18

/** Whether this process runs on a Node that is too old for the product. Throws when too old even to set up. */
export function isOldNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < OLDEST_FOR_SET_UP)
    throw new SetUpFailure(
      `this is Node ${version}; install Node ${OLDEST_FOR_SET_UP} or newer (22.18 or newer is used as it is).`,
    )
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])
}

/**
 * Installs Node 24 into .runtime unless it is there; returns the path of its program.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function ensureNode(root) {
  const dir = join(root, '.runtime')
  const found = installedNode(dir)
  if (found) return found
  const release = await waitForLock(() => takeProcessLock(join(dir, 'node.lock')))
  try {
    return installedNode(dir) ?? (await installNode(dir))
  } finally {
    release()
  }
}

/** @param {string} dir */
async function installNode(dir) {
  const done = reporter(
    `Node ${process.versions.node} is older than this product needs: fetching Node 24 for this project alone`,
  )
  mkdirSync(dir, { recursive: true })
  // Its own package.json keeps npm from putting anything into the project; newer npm runs only scripts named here.
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }))
  const flags = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error', '--prefix', dir]
  const npm = npmCommand()
  let output = ''
  // The second is what the first one's install script would fetch, for an npm that blocks scripts all the same.
  for (const name of ['node', platformPackage()]) {
    const result = await runStep(npm.command, [...npm.args, 'install', ...flags, `${name}@24`], {
      cwd: dir,
      env: npm.env,
    })
    output += result.output
    const node = candidates(dir).find(runs)
    if (node) {
      writeFileSync(join(dir, 'ready'), node.slice(dir.length + 1))
      done()
      return node
    }
  }
  rmSync(join(dir, 'node_modules'), { recursive: true, force: true })
  throw new SetUpFailure(explainNpmFailure('Node 24 could not be fetched from npm', output))
}

/** @param {string} dir */
function installedNode(dir) {
  return existsSync(join(dir, 'ready')) ? candidates(dir).find((node) => existsSync(node)) : undefined
}

function platformPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  return `${prefix}-${platform}-${process.arch}`
}

/** @param {string} dir */
function candidates(dir) {
  const exe = process.platform === 'win32' ? 'node.exe' : 'node'
  return ['node', platformPackage()].map((name) => join(dir, 'node_modules', name, 'bin', exe))
}

/** @param {string} node */
function runs(node) {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return status === 0 && Number(stdout.slice(1).split('.')[0]) >= OLDEST[0]
}
