import type { DemoNetwork } from '@/lib/simulator/network/demo-network'
import { makeSimulator } from '@/lib/simulator/run/simulator'
import type { Context } from '@/lib/usecases/context'

/** How often the simulator looks: a scenario starts this soon after its alert. */
const LOOK_EVERY_MS = 500

/** Demo mode only: keeps telemetry, meter readings and simulated customers going, and follows stress alerts. */
export async function startSimulator(input: {
  makeContext: (job: string) => Context
  network: DemoNetwork | null
}): Promise<{ stop: () => Promise<void> }> {
  const ctx = input.makeContext('simulator')
  const { network } = input
  if (!network) return { stop: async () => undefined }
  const simulator = await makeSimulator(ctx, network)
  let stopped = false
  let wake: (() => void) | null = null
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  async function run(): Promise<void> {
    while (!stopped) {
      const more = await simulator.step().catch((error: unknown) => {
        ctx.log.error({ error }, 'the simulator could not take its step; it tries again')
        return false
      })
      // Even with a gap to fill, others get their turn.
      if (!stopped) await pause(more ? 20 : LOOK_EVERY_MS)
    }
  }

  const running = run()
  return {
    stop: async () => {
      stopped = true
      wake?.()
      await running
    },
  }
}
