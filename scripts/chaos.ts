import { spawn } from 'node:child_process'

// The full counts of what npm test runs in reduced counts: sign-in, delivery, states, kill -9.
const KILL_RUNS = Number(process.argv[2] ?? 5)
const SUITES = [
  'lib/usecases/otp',
  'lib/usecases/conversations',
  'lib/realtime',
  'lib/usecases/alerts',
  'lib/usecases/activations',
]

type Outcome = { name: string; ok: boolean; seconds: number }

async function main() {
  const outcomes: Outcome[] = []
  for (const suite of SUITES)
    outcomes.push(
      await run(
        suite,
        ['node_modules/vitest/vitest.mjs', 'run', '--project', 'db', suite, '--testTimeout=1800000'],
        { FULL_COUNTS: '1' },
      ),
    )
  for (let i = 1; i <= KILL_RUNS; i++) {
    const seed = String((Date.now() + i * 7919) % 1_000_000)
    outcomes.push(
      await run(
        `kill -9 in every phase, seed ${seed}`,
        ['node_modules/@playwright/test/cli.js', 'test', 'kill-server', '--reporter=line'],
        { KILL_SEED: seed },
      ),
    )
  }
  for (const { name, ok, seconds } of outcomes)
    process.stdout.write(
      `${ok ? 'held  ' : 'FAILED'}  ${String(Math.round(seconds)).padStart(5)} s  ${name}\n`,
    )
  const failed = outcomes.filter((outcome) => !outcome.ok).length
  process.stdout.write(`${outcomes.length - failed} passed, ${failed} failed\n`)
  process.exit(failed ? 1 : 0)
}

function run(name: string, args: string[], more: Record<string, string>): Promise<Outcome> {
  const startedAt = Date.now()
  process.stdout.write(`\n── ${name}\n`)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'test', ...more },
    })
    child.once('exit', (code) => resolve({ name, ok: code === 0, seconds: (Date.now() - startedAt) / 1000 }))
  })
}

void main()
