import type { Context } from '@/lib/usecases/context'
import { watchSilence } from '@/lib/usecases/sources/watch-silence'
import { type Loop, runLoop } from './run-loop'

const EVERY_MS = 2000

/** Looks whether every source that should be heard of is. */
export function sourceLoop(makeContext: (job: string) => Context): Loop {
  return runLoop({
    name: 'sources',
    everyMs: EVERY_MS,
    gapMs: EVERY_MS,
    log: makeContext('sources').log,
    run: async () => {
      await watchSilence(makeContext('sources'))
      return undefined
    },
  })
}
