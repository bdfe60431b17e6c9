import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from './testing/browser.mjs'

// npm run chaos [-- NAME …]: the full counts of what npm test runs in reduced counts, and what takes too long for it.
const vitest = (...args: string[]) => ['node_modules/vitest/vitest.mjs', 'run', '--project', ...args]
const PATIENT = '--testTimeout=7200000'
const playwright = (...args: string[]) => [
  'node_modules/@playwright/test/cli.js',
  'test',
  '--reporter=line',
  ...args,
]
const servers = (name: string) => playwright('--config=e2e/chaos/playwright.config.ts', name)

type Part = { args: string[]; env?: Record<string, string>; says: string }
const PARTS: Record<string, Part> = {
  'sign-in': { args: vitest('db', 'lib/usecases/otp', PATIENT), says: 'A1 to A8, A10' },
  security: {
    args: vitest('db', 'lib/http', PATIENT),
    env: { IDOR_RUNS: '10000' },
    says: 'A9, A12 to A14, B9, D1, D5',
  },
  sockets: { args: vitest('db', 'lib/realtime', PATIENT), says: 'B1, B7, C1 to C4, C8' },
  conversations: { args: vitest('db', 'lib/usecases/conversations', PATIENT), says: 'C6, C7' },
  alerts: { args: vitest('db', 'lib/usecases/alerts', PATIENT), says: 'D3: 1,000 lives of an alarm' },
  activations: {
    args: vitest('db', 'lib/usecases/activations', PATIENT),
    says: 'D9: 1,000 lives of a plan and its event, two administrators',
  },
  agent: { args: vitest('db', 'lib/agent', PATIENT), says: 'F2 to F6' },
  'kill-while-sending': { args: servers('kill-while-sending'), says: 'C3, C9: 200 times kill -9' },
  'kill-in-every-phase': {
    args: playwright('--config=playwright.config.ts', 'kill-server', '--repeat-each=5'),
    says: 'D7: kill -9 in every phase of an activation, 5 times',
  },
  'two-servers': { args: servers('two-servers'), says: 'several processes, the first is killed' },
  'database-dies': { args: servers('database-dies'), says: 'D2, D7: the database goes away' },
  abuse: { args: servers('abuse'), says: 'B2 to B4, B8, E1 to E3' },
}

type Outcome = { name: string; ok: boolean; seconds: number }

async function main() {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !(name in PARTS))
  if (unknown.length)
    throw new Error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}.`)
  const redis = findRedis()
  process.stdout.write(
    redis
      ? `With the Redis of ${redis}.\n`
      : 'There is no redis-server here and none can be installed: the parts with a Redis that answers are left out.\n',
  )
  const outcomes: Outcome[] = []
  for (const name of asked.length ? asked : Object.keys(PARTS)) outcomes.push(await run(name, redis))
  for (const { name, ok, seconds } of outcomes)
    process.stdout.write(
      `${ok ? 'held  ' : 'FAILED'}  ${String(Math.round(seconds)).padStart(5)} s  ${name}: ${PARTS[name]!.says}\n`,
    )
  const failed = outcomes.filter((outcome) => !outcome.ok).length
  process.stdout.write(`${outcomes.length - failed} passed, ${failed} failed\n`)
  process.exit(failed ? 1 : 0)
}

async function run(name: string, redis: string | null): Promise<Outcome> {
  const startedAt = Date.now()
  const { args, env, says } = PARTS[name]!
  process.stdout.write(`\n── ${name}: ${says}\n`)
  const browser = args.includes('kill-server') ? { CHROMIUM_PATH: await findBrowser() } : {}
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: 'inherit',
      env: {
        ...process.env,
        NODE_ENV: 'test',
        FULL_COUNTS: '1',
        ...(redis ? { REDIS_SERVER: redis } : {}),
        ...browser,
        ...env,
      },
    })
    child.once('exit', (code) => resolve({ name, ok: code === 0, seconds: (Date.now() - startedAt) / 1000 }))
  })
}

/** Decided before anything is counted. */
function findRedis(): string | null {
  const places = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server']
  const there = () => places.find((place) => existsSync(place)) ?? null
  const found = there()
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  process.stdout.write('Installing redis-server from the system’s packages …\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'],
  ])
    spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 240_000 })
  return there()
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(2)
})
