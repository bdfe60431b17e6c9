// What each npm script needs set up, and what it then runs.
import { SetUpFailure } from './set-up-failure.mjs'

/** @typedef {'dependencies' | 'client' | 'bundles' | 'pages'} Step */
/** @typedef {{ needs: Step[], file?: string, spawn?: string[], args: string[], env: Record<string, string> }} Command */

/** @type {Step[]} */
const TO_DEVELOP = ['dependencies', 'client']
/** @type {Step[]} */
const TO_RUN_SCRIPTS = [...TO_DEVELOP, 'bundles']
/** @type {Step[]} */
const TO_SERVE = [...TO_RUN_SCRIPTS, 'pages']

/** The commands whose program is scripts/<name>.ts, with a dash for each colon. */
export const SCRIPT_COMMANDS = [
  'demo:alert',
  'replay',
  'key',
  'staff',
  'import',
  'evals',
  'recompute',
  'bench',
  'chaos',
  'soak',
  'db:migrate',
  'db:seed',
  'db:reset',
  'db:backup',
  'db:restore',
]

// These start the built server themselves.
const NEED_PAGES = ['bench', 'chaos', 'soak']

/**
 * @param {string | undefined} name
 * @param {string[]} args
 * @returns {Command}
 */
export function findCommand(name, args) {
  const production = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  if (name === 'start') return { needs: TO_SERVE, file: 'dist/server.js', args, env: production }
  if (name === 'set-up') return { needs: TO_SERVE, file: 'scripts/bootstrap/done.mjs', args, env: {} }
  if (name === 'test') return { needs: TO_SERVE, file: 'scripts/test.mjs', args, env: {} }
  if (name === 'verify')
    return { needs: TO_DEVELOP, file: 'scripts/test.mjs', args: ['--quick', ...args], env: {} }
  if (name === 'dev') {
    const spawn = ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'server.ts', ...args]
    return { needs: TO_DEVELOP, spawn, args, env: { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' } }
  }
  if (name === 'db:migrate' && ['--create', '--check'].includes(args[0] ?? ''))
    return {
      needs: TO_DEVELOP,
      file: 'scripts/migrate-dev.mjs',
      args: args[0] === '--check' ? args : args.slice(1),
      env: {},
    }
  if (name && SCRIPT_COMMANDS.includes(name)) {
    const needs = NEED_PAGES.includes(name) ? TO_SERVE : TO_RUN_SCRIPTS
    return {
      needs,
      file: `dist/scripts/${name.replace(':', '-')}.js`,
      args,
      env: { NODE_ENV: process.env.NODE_ENV ?? 'production' },
    }
  }
  throw new SetUpFailure(`there is no command "${name ?? ''}"; try npm start.`)
}
