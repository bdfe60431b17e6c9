import type { Context } from '@/lib/usecases/context'
import { endPauses } from '@/lib/usecases/enrollments/change-enrollment'
import { simulateSolarStages } from '@/lib/usecases/orders/simulate-solar-stages'
import { type Loop, runLoop } from './run-loop'

const EVERY_MS = 5000

/** What customers are owed by time alone: a pause that is over, and in the demo the installer's next stage. */
export function customerLoop(makeContext: (job: string) => Context): Loop {
  return runLoop({
    name: 'customers',
    everyMs: EVERY_MS,
    gapMs: EVERY_MS,
    log: makeContext('customers').log,
    run: async () => {
      await endPauses(makeContext('end-pauses'))
      await simulateSolarStages(makeContext('simulator'))
      return undefined
    },
  })
}
