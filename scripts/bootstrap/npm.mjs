// How to call npm: the one that called us, else the machine's.
import { delimiter, dirname } from 'node:path'

/** @returns {{ command: string, args: string[], env: NodeJS.ProcessEnv }} */
export function npmCommand() {
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` }
  // What npm told its script about this project must not steer another npm.
  for (const name of Object.keys(env)) if (/^npm_(package|lifecycle|command)/.test(name)) delete env[name]
  // With NODE_ENV=production npm would leave out what the build needs.
  delete env.NODE_ENV
  const path = process.env.npm_execpath ?? ''
  if (/npm-cli\.c?js$/.test(path)) return { command: process.execPath, args: [path], env }
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [], env }
}
