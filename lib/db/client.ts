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

/** A pool and client of one's own: tests, scripts. */
export function openDatabase(url: string, max = 10): Database {
  if (!url)
    throw new Error('DATABASE_URL is not set: start through npm start, which starts the embedded database.')
  const pool = new pg.Pool({
    connectionString: url,
    max,
    idle_in_transaction_session_timeout: 10_000,
    connectionTimeoutMillis: 5_000,
  })
  // A dropped idle connection is not the end of the process; the next query opens a new one.
  pool.on('error', () => undefined)
  return {
    pool,
    db: new PrismaClient({
      adapter: new PrismaPg(pool),
      transactionOptions: { maxWait: 10_000, timeout: 20_000 },
    }),
  }
}
