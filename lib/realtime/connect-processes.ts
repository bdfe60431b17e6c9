import { createAdapter } from '@socket.io/redis-streams-adapter'
import { createClient } from 'redis'
import type { ServerOptions } from 'socket.io'
import type { Env } from '@/lib/env'
import type { Log } from '@/lib/log'

export type Processes = { adapter: NonNullable<ServerOptions['adapter']>; stop: () => Promise<void> }

/**
 * With REDIS_URL, what one process's relay emits reaches the sockets of all. Redis away costs hints, no messages: clients
 * pull what they miss from the database.
 */
export async function connectProcesses(env: Env, log: Log): Promise<Processes | null> {
  if (!env.REDIS_URL) return null
  const client = createClient({ url: env.REDIS_URL })
  // Without a listener an error of the connection would end the process.
  client.on('error', (error: Error) =>
    log.warn({ err: error.message }, 'redis not reachable, will try again'),
  )
  await client.connect()
  return {
    adapter: createAdapter(client) as unknown as NonNullable<ServerOptions['adapter']>,
    stop: async () => {
      await client.close().catch(() => undefined)
    },
  }
}
