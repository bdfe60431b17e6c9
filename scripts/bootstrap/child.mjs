// Child processes that never outlive us.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a program in our place: its streams are ours, our signals go to it, its exit code becomes ours.
 * When npm is killed, it and its shell die without telling us, which shows as a new parent: the child is stopped then.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function forwardToChild(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options })
  const stopWatching = onStopRequest((signal) => {
    // A terminal sends Ctrl-C to the child as well; a second one might cut its clean stop short.
    const delayMs = signal === 'SIGINT' && process.stdin.isTTY ? 2_000 : 0
    setTimeout(() => child.kill(signal), delayMs).unref()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      stopWatching()
      resolve(code ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)])
    })
  })
}

/**
 * Runs one step of the set-up in a process group of its own and collects what it prints.
 * A request to stop ends the whole group.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, started?: (pid: number) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runStep(command, args, { started, ...options } = {}) {
  const posix = process.platform !== 'win32'
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: posix, ...options })
  if (child.pid) started?.(child.pid)
  let output = ''
  const collect = (/** @type {Buffer} */ chunk) => {
    output = (output + chunk).slice(-200_000)
    if (process.env.FEEDERLINE_VERBOSE) process.stderr.write(chunk)
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const stopWatching = onStopRequest((signal) => {
    if (child.pid) killGroup(child.pid, 'SIGTERM')
    setTimeout(() => child.pid && killGroup(child.pid, 'SIGKILL'), 5_000).unref()
    child.once('exit', () => process.exit(128 + constants.signals[signal]))
  })
  return new Promise((resolve) => {
    child.once('error', (error) => {
      stopWatching()
      resolve({ code: 1, output: error.message })
    })
    child.once('close', (code) => {
      stopWatching()
      resolve({ code: code ?? 1, output })
    })
  })
}

/** @param {number} pid @param {NodeJS.Signals} signal */
export function killGroup(pid, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {}
}

/**
 * Calls back once when we are asked to stop: by a signal, or by the death of the npm that started us.
 * @param {(signal: NodeJS.Signals) => void} stop
 * @returns {() => void} ends the watching
 */
export function onStopRequest(stop) {
  const signals = /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  let asked = false
  const ask = (/** @type {NodeJS.Signals} */ signal) => {
    if (asked) return
    asked = true
    stop(signal)
  }
  for (const signal of signals) process.on(signal, ask)
  const parent = process.ppid
  const timer = setInterval(
    () => process.env.npm_lifecycle_event && process.ppid !== parent && ask('SIGTERM'),
    500,
  )
  timer.unref()
  return () => {
    clearInterval(timer)
    for (const signal of signals) process.off(signal, ask)
  }
}
