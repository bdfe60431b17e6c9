import type { Context } from '@/lib/usecases/context'
import { stepStress } from '@/lib/usecases/stress/step-stress'
import { type Loop, runLoop } from './run-loop'

/** Frames to the screens come at most four a second; telemetry that comes faster waits for the next look. */
const GAP_MS = 250

/** Steps the thermal model after telemetry, outside the request that brought it. */
export function stressLoop(makeContext: (job: string) => Context): Loop {
  return runLoop({
    name: 'stress',
    everyMs: 1000,
    gapMs: GAP_MS,
    log: makeContext('stress').log,
    run: async () => {
      await stepStress(makeContext('stress'))
      return undefined
    },
  })
}
