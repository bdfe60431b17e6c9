import { findDueActivations } from '@/lib/usecases/activations/find-due'
import { findOwedAlerts } from '@/lib/usecases/alerts/find-owed'
import { narrateAlert } from '@/lib/usecases/alerts/narrate-alert'
import { type Context, gridSpeed } from '@/lib/usecases/context'
import { dropOldRows } from '@/lib/usecases/housekeeping/drop-old-rows'
import { expireRecommendations } from '@/lib/usecases/recommendations/expire-recommendations'
import { refinePlans } from '@/lib/usecases/recommendations/refine-plans'
import { refreshPlans } from '@/lib/usecases/recommendations/refresh-plans'
import { watchUndecided } from '@/lib/usecases/recommendations/watch-undecided'
import { type ActivationQueue, startActivationQueue } from './activation-queue'
import { controlRoomLoop } from './control-room-loop'
import { customerLoop } from './customer-loop'
import { forecastLoop } from './forecast-loop'
import { type Led, leadAlone } from './lead-alone'
import { runLoop } from './run-loop'
import { sourceLoop } from './source-loop'
import { stressLoop } from './stress-loop'
import { webhookLoop } from './webhook-loop'

export type Jobs = { stop: () => Promise<void> }

const RECONCILE_MS = 5000
const HOUSEKEEP_MS = 3_600_000

/**
 * Everything that happens without a request. Every process takes its share of the steps of activations from the queue;
 * what time alone asks for, and `alone`, is done by one process at a time.
 */
export async function startJobs({
  makeContext,
  alone = [],
}: {
  makeContext: (job: string) => Context
  alone?: (() => Promise<Jobs>)[]
}): Promise<Jobs> {
  const { log, pool } = makeContext('jobs')
  const queue = await startActivationQueue(makeContext)
  const lead = await leadAlone({
    url: pool.options.connectionString!,
    log,
    start: async () => {
      const loops = startLoops(makeContext, queue)
      const more = await Promise.all(alone.map((start) => start()))
      return {
        wake: loops.wake,
        stop: async () => void (await Promise.all([loops, ...more].map((one) => one.stop()))),
      }
    },
  })
  return {
    stop: async () => {
      await lead.stop()
      await queue.stop()
    },
  }
}

/**
 * The control room is told about alerts, plans expire and are refreshed, activations are given their steps. Each loop
 * looks at what the tables owe, so a crash anywhere loses nothing; commits wake them. Postgres going away stops nothing
 * but the work itself.
 */
function startLoops(makeContext: (job: string) => Context, queue: ActivationQueue): Led {
  const { log } = makeContext('jobs')
  const narrate = runLoop({
    name: 'narrate',
    everyMs: 2000,
    gapMs: 20,
    log,
    run: () => narrateAll(makeContext),
  })
  const plans = runLoop({
    name: 'plans',
    everyMs: 1000,
    gapMs: 1000,
    log,
    run: async () => {
      await expireRecommendations(makeContext('expire-plans'))
      await watchUndecided(makeContext('watch-undecided'))
      await refreshPlans(makeContext('refresh-plans'))
      return undefined
    },
  })
  const refine = runLoop({
    name: 'refine-plans',
    everyMs: 1000,
    gapMs: 250,
    log,
    run: async () => {
      await refinePlans(makeContext('refine-plans'))
      return undefined
    },
  })
  const reconcile = runLoop({
    name: 'reconcile',
    everyMs: RECONCILE_MS,
    gapMs: 250,
    log,
    run: async () => {
      const ctx = makeContext('reconcile')
      const { due, nextAt } = await findDueActivations(ctx)
      for (const activationId of due) await queue.send(activationId)
      return nextAt ? await wallMsUntil(ctx, nextAt) : undefined
    },
  })
  const housekeep = runLoop({
    name: 'housekeep',
    everyMs: HOUSEKEEP_MS,
    gapMs: HOUSEKEEP_MS,
    log,
    run: async () => {
      await dropOldRows(makeContext('housekeep'))
      return undefined
    },
  })
  const stress = stressLoop(makeContext)
  const forecast = forecastLoop(makeContext)
  const customers = customerLoop(makeContext)
  const controlRoom = controlRoomLoop(makeContext)
  const connected = [sourceLoop(makeContext), webhookLoop(makeContext)]
  const loops = [narrate, plans, refine, reconcile, housekeep, stress, forecast, customers, controlRoom]
  return {
    wake: () => {
      for (const loop of [narrate, stress, refine, reconcile]) loop.wake()
    },
    stop: async () => void (await Promise.all([...loops, ...connected].map((loop) => loop.stop()))),
  }
}

/** One alert that cannot be told does not hold up the others. */
async function narrateAll(makeContext: (job: string) => Context): Promise<undefined> {
  const ctx = makeContext('narrate')
  let failure: unknown
  for (const alertId of await findOwedAlerts(ctx)) {
    try {
      await narrateAlert(makeContext('narrate'), alertId)
    } catch (error) {
      failure = error
    }
  }
  if (failure) throw failure
}

async function wallMsUntil(ctx: Context, gridAt: Date): Promise<number> {
  const [gridNow, speed] = await Promise.all([ctx.gridNow(), gridSpeed(ctx.db)])
  return Math.max(0, (gridAt.getTime() - gridNow.getTime()) / speed) + 5
}
