// The browser of the end-to-end tests: the system's Chromium, installed from the system's packages when there is none.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runStep } from '../bootstrap/child.mjs'
import { reporter } from '../bootstrap/progress.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const FIXED = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** @returns {Promise<string>} the path of a Chromium that starts */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (starts(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, which is not a browser that starts.`)
  }
  const found = installed() ?? (await install())
  if (found) return found
  throw new Error(
    'The browser tests need Chromium, and there is none: install the package "chromium" or Google Chrome, or set CHROMIUM_PATH to one.',
  )
}

function installed() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((dir) => NAMES.map((name) => join(dir, name)))
  return [...FIXED, ...onPath].find((path) => existsSync(path) && starts(path))
}

async function install() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined
  const done = reporter('Installing Chromium from the system’s packages')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runStep('apt-get', ['update', '-qq'], { env })
  const { code, output } = await runStep(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    { env },
  )
  done(code === 0 ? 'done' : 'failed')
  if (code !== 0) console.error(output.trim().split('\n').slice(-5).join('\n'))
  return installed()
}

/** @param {string} path */
function starts(path) {
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0
}
