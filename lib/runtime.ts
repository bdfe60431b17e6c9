import { database } from '@/lib/db/client'
import type { Actor } from '@/lib/domain/actor'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { type Context, makeContext } from '@/lib/usecases/context'

/** The one place that builds a context for an actor. */
export function contextFor(actor: Actor, requestId: string, language?: Context['language']): Context {
  const { db, pool } = database()
  return makeContext({
    actor,
    db,
    pool,
    env: env(),
    now: () => new Date(),
    requestId,
    log: log().child({ requestId }),
    language,
  })
}
