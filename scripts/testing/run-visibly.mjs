import { spawn } from 'node:child_process'
import { onStopRequest } from '../bootstrap/child.mjs'

/**
 * Runs a program with our streams; asked to stop, stops it and then us.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function runVisibly(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options })
  const stopWatching = onStopRequest((signal) => {
    child.once('exit', () => process.exit(130))
    // Test runners stop their workers and servers on SIGINT; a terminal has sent them one already.
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill('SIGINT')
    setTimeout(() => child.kill('SIGKILL'), 15_000).unref()
  })
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message)
      stopWatching()
      resolve(1)
    })
    child.once('exit', (code) => {
      stopWatching()
      resolve(code ?? 1)
    })
  })
}
