import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findCommand, SCRIPT_COMMANDS } from './commands.mjs'

test('start builds everything and serves in production', () => {
  const command = findCommand('start', [])
  expect(command.needs).toEqual(['dependencies', 'client', 'bundles', 'pages'])
  expect(command.file).toBe('dist/server.js')
  expect(command.env.NODE_ENV).toBe('production')
})

test('verify builds nothing', () => {
  expect(findCommand('verify', []).needs).toEqual(['dependencies', 'client'])
  expect(findCommand('verify', []).args).toEqual(['--quick'])
})

test('a command with a colon is the script with a dash, its arguments untouched', () => {
  const command = findCommand('db:restore', ['a file.gz', '--force'])
  expect(command.file).toBe('dist/scripts/db-restore.js')
  expect(command.args).toEqual(['a file.gz', '--force'])
})

test('db:migrate --create NAME writes a migration', () => {
  expect(findCommand('db:migrate', ['--create', 'add-quotes'])).toMatchObject({
    file: 'scripts/migrate-dev.mjs',
    args: ['add-quotes'],
  })
})

test('an unknown command is told in one sentence', () => {
  expect(() => findCommand('strat', [])).toThrow('there is no command "strat"')
})

test('every npm script goes through the bootstrap, and its program exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  for (const [name, script] of Object.entries(scripts)) {
    expect(script).toBe(`exec node scripts/run.mjs ${name}`)
    if (SCRIPT_COMMANDS.includes(name))
      expect(existsSync(`scripts/${name.replace(':', '-')}.ts`), name).toBe(true)
  }
})
