import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { remember } from '@/lib/remember'
import { PrismaClient } from './generated/client'

export type Db = PrismaClient
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>
export type Database = { db: Db; pool: pg.Pool }

/** The process's one pool and client, on DATABASE_URL. */
export function database(): Database {
  return remember('database', () => openDatabase(process.env.DATABASE_URL ?? '', 24))
}

/** How long a request waits for a connection, and a transaction for its start and its end, before it is refused. */
type Patience = { connectMs: number; startMs: number; transactionMs: number }
const OF_A_SERVER: Patience = { connectMs: 5_000, startMs: 10_000, transactionMs: 20_000 }
/** A test asks what comes out, not how fast this machine is today. */
export const OF_A_TEST: Patience = { connectMs: 60_000, startMs: 60_000, transactionMs: 60_000 }

/** A pool and client of one's own: tests, scripts. */
export function openDatabase(url: string, max = 10, patience = OF_A_SERVER): Database {
  if (!url)
    throw new Error('DATABASE_URL is not set: start through npm start, which starts the embedded database.')
  const pool = new pg.Pool({
    connectionString: url,
    max,
    idle_in_transaction_session_timeout: Math.max(10_000, patience.transactionMs / 2),
    connectionTimeoutMillis: patience.connectMs,
  })
  // A dropped idle connection is not the end of the process; the next query opens a new one.
  pool.on('error', () => undefined)
  return {
    pool,
    db: new PrismaClient({
      adapter: new PrismaPg(pool),
      transactionOptions: { maxWait: patience.startMs, timeout: patience.transactionMs },
    }),
  }
}
