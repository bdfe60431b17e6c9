import { Client } from 'pg'
import { onCommit } from '@/lib/db/outbox'
import type { Log } from '@/lib/log'

/** Work that one process at a time does; `wake` says that there may be some. */
export type Led = { wake: () => void; stop: () => Promise<void> }

const LOCK = 7_340_010
const CHANNEL = 'feederline_work'
const LOOK_MS = 1_000
const ANSWER_MS = 5_000
const GATHER_MS = 50

/**
 * Of all server processes on one database, the one that holds this lock does `start`'s work; the lock goes with its
 * connection, so when that process or its line dies another takes over within seconds. Until the old one has noticed
 * both may be at it for a moment: what they do is guarded by the rows, as ever. Commits of the others wake the leader.
 */
export async function leadAlone(deps: {
  url: string
  log: Log
  start: () => Promise<Led>
}): Promise<{ stop: () => Promise<void> }> {
  const { log } = deps
  let line: Client | null = null
  let led: Led | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let gather: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    try {
      line ??= await connect()
      if (led) await line.query('select 1')
      else if (await takeLock(line)) {
        led = await deps.start()
        log.info('this process does the work that time asks for')
      }
    } catch (error) {
      if (led) log.warn({ err: error }, 'the database line of the background work broke; another try follows')
      await letGo()
    }
  }

  async function connect(): Promise<Client> {
    const client = new Client({
      connectionString: deps.url,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    })
    const broken = () => {
      if (line !== client) return
      line = null
      lookSoon(0)
    }
    client.on('error', broken)
    client.on('end', broken)
    client.on('notification', () => led?.wake())
    await client.connect()
    // A machine that is gone without a word must not keep the lock.
    await client.query(
      'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
    )
    await client.query(`listen ${CHANNEL}`)
    return client
  }

  async function letGo(): Promise<void> {
    const [was, client] = [led, line]
    led = null
    line = null
    await was?.stop().catch((error: unknown) => log.warn({ err: error }, 'background work did not stop well'))
    await client?.end().catch(() => undefined)
  }

  let looking: Promise<void> = Promise.resolve()
  function lookSoon(inMs: number): void {
    clearTimeout(timer)
    if (stopped) return
    timer = setTimeout(() => {
      looking = looking
        .then(async () => {
          // The line is gone and with it the lock.
          if (led && !line) await letGo()
          if (!stopped) await look()
        })
        .finally(() => lookSoon(LOOK_MS))
    }, inMs)
  }

  const stopListening = onCommit(() => {
    if (led) return led.wake()
    gather ??= setTimeout(() => {
      gather = undefined
      void line?.query(`notify ${CHANNEL}`).catch(() => undefined)
    }, GATHER_MS)
  })
  looking = look()
  await looking
  lookSoon(LOOK_MS)
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      clearTimeout(gather)
      stopListening()
      await looking
      await letGo()
    },
  }
}

async function takeLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK])
  return rows[0]!.taken
}
