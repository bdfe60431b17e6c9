// npm test and npm run verify: runs every stage and ends with "N passed, N failed".
// Usage: npm test [-- STAGE …]   (format, lint, types, imports, migrations, unit, integration, browser)
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkImports, describeProblems } from './check-imports.mjs'
import { findBrowser } from './testing/browser.mjs'
import { readPlaywrightReport, readVitestReport } from './testing/reports.mjs'
import { runVisibly } from './testing/run-visibly.mjs'
import { summarise } from './testing/summary.mjs'

/** @typedef {{ passed: number, failed: number, notes?: string[] }} Counts */

const node = process.execPath
// Everything temporary in one place that goes whatever happens; databases run as another user, who passes through.
const temporary = mkdtempSync(join(tmpdir(), 'fl-'))
chmodSync(temporary, 0o711)
process.once('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }))

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', TMPDIR: temporary }
const plain = !process.stdout.isTTY
delete env.FORCE_COLOR
if (plain) env.NO_COLOR = '1'

/** @type {Record<string, () => Promise<Counts>>} */
const STAGES = {
  format: () => check('node_modules/@biomejs/biome/bin/biome', 'format', '--colors=off', '.'),
  lint: () =>
    check('node_modules/@biomejs/biome/bin/biome', 'lint', '--colors=off', '--error-on-warnings', '.'),
  types: async () => {
    const generated = await check('node_modules/next/dist/bin/next', 'typegen')
    return generated.failed ? generated : check('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.')
  },
  imports: async () => {
    const problems = checkImports(process.cwd())
    if (problems.length) console.log(describeProblems(problems))
    return { passed: problems.length ? 0 : 1, failed: problems.length ? 1 : 0 }
  },
  migrations: () => check('scripts/migrate-dev.mjs', '--check'),
  unit: () => vitest('unit'),
  integration: () => vitest('db'),
  browser: async () => {
    const report = join(temporary, 'browser.json')
    const browserEnv = { ...env, CHROMIUM_PATH: await findBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: report }
    // It sets FORCE_COLOR for its workers, where NO_COLOR beside it makes Node warn.
    if (plain) Object.assign(browserEnv, { NO_COLOR: undefined, FORCE_COLOR: '0' })
    const code = await runVisibly(
      node,
      ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
      { env: browserEnv },
    )
    return readPlaywrightReport(report, code)
  },
}
const QUICK = ['format', 'lint', 'types', 'imports', 'unit']

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => name !== '--quick' && !(name in STAGES))
if (unknown.length) {
  console.error(`There is no stage ${unknown.join(', ')}; there are ${Object.keys(STAGES).join(', ')}.`)
  process.exit(2)
}
const named = asked.filter((name) => name in STAGES)
await run(named.length ? named : asked.includes('--quick') ? QUICK : Object.keys(STAGES))

/** @param {string[]} names */
async function run(names) {
  const results = []
  for (const name of names) {
    console.log(`\n── ${name}`)
    const startedAt = Date.now()
    const counts = await STAGES[name]().catch((error) => ({
      passed: 0,
      failed: 1,
      notes: [String(error.message)],
    }))
    for (const note of counts.notes ?? []) console.log(note)
    results.push({ name, ...counts, seconds: (Date.now() - startedAt) / 1000 })
  }
  const { text, failed } = summarise(results)
  // The last line is read by machines: nothing may follow it.
  process.stdout.write(`\n${text}\n`, () => process.exit(failed ? 1 : 0))
}

/** @param {string[]} args @returns {Promise<Counts>} */
async function check(...args) {
  const code = await runVisibly(node, args, { env })
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
}

/** @param {string} project */
async function vitest(project) {
  const report = join(temporary, `${project}.json`)
  const args = [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const code = await runVisibly(node, ['node_modules/vitest/vitest.mjs', ...args], {
    env: { ...env, NODE_ENV: 'test' },
  })
  return readVitestReport(report, code)
}
