#!/usr/bin/env node
// Behind every npm script: sets up what is missing, then runs the command.
// Plain JavaScript without dependencies, for any Node from 18 on.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { forwardToChild } from './bootstrap/child.mjs'
import { findCommand } from './bootstrap/commands.mjs'
import { ensureNode, isOldNode } from './bootstrap/node-runtime.mjs'
import { setUp } from './bootstrap/set-up.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)

try {
  await run(process.argv.slice(2))
} catch (error) {
  // A SetUpFailure is a sentence for people; anything else is our mistake and shows where.
  console.error(error?.code === 'SET_UP_FAILED' ? `\nFeederline: ${error.message}` : error)
  process.exit(1)
}

async function run([name, ...args]) {
  const command = findCommand(name, args)
  if (isOldNode()) {
    const node = await ensureNode(root)
    const env = {
      ...process.env,
      PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
    }
    process.exit(await forwardToChild(node, [join('scripts', 'run.mjs'), name, ...args], { env }))
  }
  await setUp(root, command.needs)
  Object.assign(process.env, command.env)
  if (command.spawn) process.exit(await forwardToChild(process.execPath, command.spawn))
  const file = join(root, command.file)
  if (!existsSync(file))
    throw Object.assign(new Error(`${command.file} is missing.`), { code: 'SET_UP_FAILED' })
  // In this process: one process fewer to signal, to wait for, and to leave behind.
  process.argv = [process.execPath, file, ...command.args]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(file).href)
}
