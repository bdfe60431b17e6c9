import type { Context } from '@/lib/usecases/context'
import { endPauses } from '@/lib/usecases/enrollments/change-enrollment'
import { settleCredits } from '@/lib/usecases/enrollments/settle-credits'
import { simulateSolarStages } from '@/lib/usecases/orders/simulate-solar-stages'
import { type Loop, runLoop } from './run-loop'

const EVERY_MS = 5000
const CREDITS_EVERY_MS = 60_000

/** What customers are owed by time alone: a pause that is over, a program's credits, in the demo the installer's next stage. */
export function customerLoop(makeContext: (job: string) => Context): Loop {
  let creditsDueAt = 0
  return runLoop({
    name: 'customers',
    everyMs: EVERY_MS,
    gapMs: EVERY_MS,
    log: makeContext('customers').log,
    run: async () => {
      await endPauses(makeContext('end-pauses'))
      if (performance.now() >= creditsDueAt) {
        await settleCredits(makeContext('settle-credits'))
        creditsDueAt = performance.now() + CREDITS_EVERY_MS
      }
      await simulateSolarStages(makeContext('simulator'))
      return undefined
    },
  })
}
