import type { Database, Db, Tx } from '@/lib/db/client'
import { wakeRelay } from '@/lib/db/outbox'
import type { Actor } from '@/lib/domain/actor'
import { gridTimeAt } from '@/lib/domain/grid-clock'
import type { Env } from '@/lib/env'
import type { Log } from '@/lib/log'

/** What every use case is given: who acts, the database, both clocks, the request's id. */
export type Context = {
  actor: Actor
  db: Db
  pool: Database['pool']
  env: Env
  /** Wall clock: sessions, codes, quotes, confirmations, limits, retries */
  now: () => Date
  /** Grid clock: everything that is a fact about the grid */
  gridNow: () => Promise<Date>
  requestId: string
  log: Log
  /** The stored body that a call takes alerts from, and the place of the alert at hand among those in it */
  payload?: { id: string; item?: number }
  /** Of the member of staff who asks, where that is known */
  language?: 'en' | 'es'
}

export type Call<Input> = { ctx: Context; input: Input }

export function makeContext(parts: Omit<Context, 'gridNow'>): Context {
  return { ...parts, gridNow: () => readGridNow(parts.db, parts.now) }
}

export function asSystem(ctx: Context, job: string): Context {
  return { ...ctx, actor: { kind: 'system', job } }
}

/** The row is read each time: the anchor moves when the server starts, and this read costs 0.2 ms. */
export async function readGridNow(db: Db | Tx, now: () => Date): Promise<Date> {
  const clock = await db.gridClock.findUnique({ where: { id: 1 } })
  return clock ? gridTimeAt(clock, now()) : now()
}

/** How much faster than the wall clock the grid clock runs. */
export async function gridSpeed(db: Db | Tx): Promise<number> {
  return (await db.gridClock.findUnique({ where: { id: 1 } }))?.speed ?? 1
}

/** One transaction; the relay is woken after the commit. Retries what Postgres calls a serialization failure or deadlock. */
export async function withTransaction<T>(ctx: Context, run: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await ctx.db.$transaction(run)
      wakeRelay()
      return result
    } catch (error) {
      if (attempt < 4 && isTransient(error)) continue
      throw error
    }
  }
}

function isTransient(error: unknown): boolean {
  const e = error as {
    code?: string
    cause?: { originalCode?: string }
    meta?: { code?: string; driverAdapterError?: { cause?: { originalCode?: string } } }
  }
  const code =
    e?.cause?.originalCode ?? e?.meta?.driverAdapterError?.cause?.originalCode ?? e?.meta?.code ?? ''
  return e?.code === 'P2034' || ['40001', '40P01'].includes(code)
}
