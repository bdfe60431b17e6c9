import { PgBoss } from 'pg-boss'
import { advanceActivation } from '@/lib/usecases/activations/advance'
import type { Context } from '@/lib/usecases/context'

const QUEUE = 'advance-activation'

export type ActivationQueue = {
  /** Asks for the steps an activation owes; asked again while it waits, it is one job */
  send: (activationId: string) => Promise<void>
  stop: () => Promise<void>
}

/**
 * The durable worker of activations. The activation's row is the intent, committed with the decision; a job is how
 * and when it is carried out, retried with back-off. Steps are idempotent, so a job that runs twice does no harm.
 */
export async function startActivationQueue(makeContext: (job: string) => Context): Promise<ActivationQueue> {
  const { pool, log } = makeContext(QUEUE)
  const boss = new PgBoss({
    schema: 'pgboss',
    schedule: false,
    registerInstance: false,
    db: { executeSql: (text, values) => pool.query(text, values) },
  })
  // Without a listener an error event ends the process; the database comes back, and so do we.
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'))
  await boss.start()
  await boss.createQueue(QUEUE, {
    policy: 'short',
    retryLimit: 10,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 30,
    expireInSeconds: 300,
    heartbeatSeconds: 15,
    deleteAfterSeconds: 3600,
  })
  const worker = await boss.work<{ activationId: string }>(
    QUEUE,
    { batchSize: 1, localConcurrency: 4, pollingIntervalSeconds: 2 },
    async ([job]) => {
      if (job) await advanceActivation(makeContext(QUEUE), job.data.activationId)
    },
  )
  return {
    send: async (activationId) => {
      await boss.send(QUEUE, { activationId }, { singletonKey: activationId })
      boss.notifyWorker(worker)
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000, close: false }),
  }
}
