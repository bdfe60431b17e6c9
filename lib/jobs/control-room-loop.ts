import { dispatchNextStages } from '@/lib/usecases/activations/dispatch-next-stages'
import { tendNotices } from '@/lib/usecases/activations/tend-notices'
import { watchEvents } from '@/lib/usecases/activations/watch-events'
import { tendAlarms } from '@/lib/usecases/alarms/tend-alarms'
import type { Context } from '@/lib/usecases/context'
import { applyPolicies } from '@/lib/usecases/policies/apply-policies'
import { type Loop, runLoop } from './run-loop'

const EVERY_MS = 1000

const DUTIES: Record<string, (ctx: Context) => Promise<unknown>> = {
  alarms: tendAlarms,
  notices: tendNotices,
  'watch-events': watchEvents,
  'next-stages': dispatchNextStages,
  policies: applyPolicies,
}

/** What the clock alone asks of the control room; one duty that fails does not hold up the others. */
export function controlRoomLoop(makeContext: (job: string) => Context): Loop {
  return runLoop({
    name: 'control-room',
    everyMs: EVERY_MS,
    gapMs: EVERY_MS,
    log: makeContext('control-room').log,
    run: async () => {
      let failure: unknown
      for (const [job, duty] of Object.entries(DUTIES)) {
        try {
          await duty(makeContext(job))
        } catch (error) {
          failure = error
        }
      }
      if (failure) throw failure
      return undefined
    },
  })
}
