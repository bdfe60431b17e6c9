import { AppError } from '@/lib/errors'

type Window = { second: number; count: number }

/**
 * Counted in memory, for each process: a row for every request would cost more than what it protects. A lost count
 * lets a second's worth of requests through, no more.
 */
const windows = new Map<string, Window>()

const WEBHOOKS = /^\/api\/grid\/alerts\/(alertmanager|grafana|pagerduty|cloudevents)$/

/**
 * Refuses what one API key sends above its rate in a second. Webhook senders drop a message on 429 and repeat it on
 * 503, so that is what they get.
 */
export function limitRate(keyId: string, perSecond: number, path: string, now: Date): void {
  const second = Math.floor(now.getTime() / 1000)
  const window = windows.get(keyId)
  if (!window || window.second !== second) {
    windows.set(keyId, { second, count: 1 })
    return
  }
  window.count += 1
  if (window.count <= perSecond) return
  const code = WEBHOOKS.test(path) ? 'unavailable' : 'rate-limited'
  throw new AppError(
    code,
    `This API key may send ${perSecond} requests a second. Send it again in a second.`,
    {
      retryAfterMs: 1000,
    },
  )
}
