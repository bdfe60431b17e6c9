import { type Context, gridSpeed } from '@/lib/usecases/context'
import { HOUR_MS } from '@/lib/usecases/forecasts/find-due'
import { refreshForecasts } from '@/lib/usecases/forecasts/refresh-forecasts'
import { type Loop, runLoop } from './run-loop'

const EVERY_MS = 60_000
/** A server that has just started has more urgent things to do. */
const FIRST_AFTER_MS = 15_000
/** While work is left it takes at most this share of a worker's time. */
const DUTY = 0.2
const LEAST_PAUSE_MS = 2000

/**
 * Issues the hourly forecasts of grid time, refits the models once a grid day and raises predicted alerts, a little
 * at a time in a worker thread. On a fast grid clock an hour is soon over; what cannot keep up stays behind, not the
 * server.
 */
export function forecastLoop(makeContext: (job: string) => Context): Loop {
  let first = true
  const stopped = new AbortController()
  const loop = runLoop({
    name: 'forecast',
    everyMs: EVERY_MS,
    gapMs: LEAST_PAUSE_MS,
    log: makeContext('forecast').log,
    run: async () => {
      if (first) {
        first = false
        return FIRST_AFTER_MS
      }
      const ctx = makeContext('forecast')
      const startedAt = performance.now()
      const { issued, fitted } = await refreshForecasts(ctx, stopped.signal)
      const tookMs = performance.now() - startedAt
      if (issued > 0) ctx.log.debug({ issued, fitted, ms: Math.round(tookMs) }, 'forecasts')
      return fitted > 0 ? tookMs * (1 / DUTY - 1) : await wallMsToNextHour(ctx)
    },
  })
  return {
    ...loop,
    // A fit under way is no reason to keep anybody waiting who wants the server to stop.
    stop: () => {
      stopped.abort(new Error('the server stops'))
      return loop.stop()
    },
  }
}

async function wallMsToNextHour(ctx: Context): Promise<number> {
  const [gridNow, speed] = await Promise.all([ctx.gridNow(), gridSpeed(ctx.db)])
  return (HOUR_MS - (gridNow.getTime() % HOUR_MS)) / speed + 500
}
