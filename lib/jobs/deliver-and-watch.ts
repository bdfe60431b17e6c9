import { pickDelivery } from '@/lib/network/pick-delivery'
import type { Context } from '@/lib/usecases/context'
import { heartbeatKey } from '@/lib/usecases/health/heartbeat-key'
import { startOutbound } from './deliver-outbound'

const HEARTBEAT_MS = 5_000

/** Sends messages to people outside the chat, and writes the heartbeat that readiness goes by while the relay is well. */
export function deliverAndWatch(
  deps: Pick<Context, 'db' | 'env' | 'now' | 'log'> & { healthy: () => boolean },
) {
  const outbound = startOutbound({ ...deps, deliver: pickDelivery(deps.env) })

  async function beat() {
    if (!deps.healthy()) return
    const value = { at: deps.now().toISOString() }
    const key = heartbeatKey()
    await deps.db.setting
      .upsert({ where: { key }, create: { key, value }, update: { value } })
      .catch(() => undefined)
  }

  void beat()
  const timer = setInterval(() => void beat(), HEARTBEAT_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await outbound.stop()
      await deps.db.setting.deleteMany({ where: { key: heartbeatKey() } }).catch(() => undefined)
    },
  }
}
