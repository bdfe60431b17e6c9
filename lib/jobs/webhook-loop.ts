import { sendWebhookTo } from '@/lib/network/send-webhook'
import type { Context } from '@/lib/usecases/context'
import { deliverDueWebhooks } from '@/lib/usecases/webhooks/deliver-webhooks'
import { type Loop, runLoop } from './run-loop'

const EVERY_MS = 1000
const MOST_AT_ONCE = 40

/** Delivers webhooks; one that takes long does not hold up the look at the others. */
export function webhookLoop(makeContext: (job: string) => Context): Loop {
  const { log, env } = makeContext('webhooks')
  const post = sendWebhookTo(env.webhookTargets)
  const underWay = new Set<Promise<void>>()
  const loop = runLoop({
    name: 'webhooks',
    everyMs: EVERY_MS,
    gapMs: 100,
    log,
    run: async () => {
      const room = MOST_AT_ONCE - underWay.size
      if (room <= 0) return undefined
      const tries = await deliverDueWebhooks(makeContext('webhooks'), post, room)
      for (const one of tries) {
        const settled = one
          .catch((error: unknown) => log.warn({ err: error }, 'webhook: what came of a try was not written'))
          .finally(() => underWay.delete(settled))
        underWay.add(settled)
      }
      // There may be more of the same.
      return tries.length > 0 ? 100 : undefined
    },
  })
  return {
    wake: loop.wake,
    stop: async () => {
      await loop.stop()
      await Promise.all(underWay)
    },
  }
}
