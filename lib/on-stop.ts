import { log } from '@/lib/log'

type Step = () => unknown

const DEADLINE_MS = 10_000

/**
 * Runs the given steps once on Ctrl-C, SIGTERM, or when npm above us is gone (npm passes no signal on), in order, within
 * ten seconds; then ends the process.
 */
export function onStop() {
  const steps: Step[] = []
  const lastSteps: Step[] = []
  let stopping = false

  async function run(code: number, why: string) {
    if (stopping) return
    stopping = true
    log().info({ why }, 'stopping')
    const deadline = setTimeout(() => process.exit(code || 1), DEADLINE_MS)
    deadline.unref()
    for (const step of [...steps, ...lastSteps.toReversed()]) {
      try {
        await step()
      } catch (error) {
        process.stderr.write(`while stopping: ${error instanceof Error ? error.message : String(error)}\n`)
      }
    }
    process.exit(code)
  }

  process.on('SIGINT', () => void run(0, 'SIGINT'))
  process.on('SIGTERM', () => void run(0, 'SIGTERM'))
  process.on('SIGHUP', () => void run(0, 'SIGHUP'))
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid
    setInterval(() => {
      if (process.ppid !== parent) void run(0, 'the process that started us is gone')
    }, 500).unref()
  }
  return { add: (...more: Step[]) => steps.push(...more), last: (step: Step) => lastSteps.push(step) }
}
