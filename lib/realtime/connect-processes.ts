import { createAdapter } from '@socket.io/redis-streams-adapter'
import { createClient } from 'redis'
import type { ServerOptions } from 'socket.io'
import type { Env } from '@/lib/env'
import type { Log } from '@/lib/log'

export type Processes = {
  adapter: NonNullable<ServerOptions['adapter']>
  /** True while, and for a while after, the line was or may have been down: what was sent may not have arrived */
  doubtful: () => boolean
  stop: () => Promise<void>
}
type Redis = ReturnType<typeof createClient>

const ANSWER_MS = 1_000
const DOUBT_MS = 15_000
const MOST_BETWEEN_TRIES_MS = 1_000

/**
 * With REDIS_URL, what one process's relay emits reaches the sockets of all. Redis away, at the start too, costs nothing
 * but speed: sockets here are served at once, those of other processes through the database (see the relay).
 */
export function connectProcesses(env: Pick<Env, 'REDIS_URL'>, log: Log): Processes | null {
  const url = env.REDIS_URL
  if (!url) return null
  let doubtUntil = Date.now() + DOUBT_MS
  const open = (waits: boolean): Redis =>
    createClient({
      url,
      // What is to be sent now must not wait for Redis to come back; what listens may.
      disableOfflineQueue: !waits,
      pingInterval: 5_000,
      socket: {
        connectTimeout: 2_000,
        reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, MOST_BETWEEN_TRIES_MS),
      },
    }) as Redis
  const client = open(false)
  let away = false
  const doubt = () => {
    doubtUntil = Date.now() + DOUBT_MS
  }
  // Without a listener an error of the connection would end the process. Said once, not at each try.
  client.on('error', (error: Error) => {
    doubt()
    if (!away)
      log.warn({ err: error.message }, 'redis does not answer; sockets go by the database until it does')
    away = true
  })
  client.on('ready', () => {
    if (away) log.info('redis answers again')
    away = false
  })
  // Readers wait for Redis: refused at once, the adapter would ask again without a pause.
  client.duplicate = (() => open(true)) as unknown as Redis['duplicate']
  const swallow = { publish: 0, set: null } as const
  for (const [name, instead] of Object.entries(swallow))
    patch(client, name, (sent) => sent.catch(() => instead))
  patch(client, 'xAdd', (sent) => answered(sent).catch((error: unknown) => Promise.reject(doubt() ?? error)))
  void client.connect().catch(() => undefined)
  return {
    adapter: createAdapter(client) as unknown as Processes['adapter'],
    doubtful: () => !client.isReady || Date.now() < doubtUntil,
    stop: async () => {
      client.destroy()
    },
  }
}

/** The adapter leaves some of its promises to themselves; a refusal of theirs would end the process. */
function patch(client: Redis, name: string, change: (sent: Promise<unknown>) => Promise<unknown>): void {
  const methods = client as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
  const original = methods[name]!.bind(client)
  methods[name] = (...args) => change(original(...args))
}

/** A Redis that takes commands and does not answer them is as good as away. */
function answered(sent: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('redis did not answer')), ANSWER_MS)
  })
  return Promise.race([sent, late]).finally(() => clearTimeout(timer))
}
