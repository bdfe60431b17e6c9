import type { Env } from '@/lib/env'
import type { Context } from '@/lib/usecases/context'

/** Demo mode only: keeps telemetry, meter readings and simulated customers going. */
export async function startSimulator(_input: {
  makeContext: (job: string) => Context
  env: Env
}): Promise<{ stop: () => Promise<void> }> {
  return { stop: async () => undefined }
}
