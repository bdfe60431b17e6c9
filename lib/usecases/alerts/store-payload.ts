import { uuidV7 } from '@/lib/db/uuid-v7'
import { cleanText } from '@/lib/domain/clean-text'
import type { Context } from '@/lib/usecases/context'

/** Keeps a body as it came, before anything is read from it. Its id is known at once, for what is done meanwhile. */
export function storePayload(
  ctx: Context,
  format: string,
  body: string,
): { id: string; stored: Promise<unknown> } {
  const id = uuidV7()
  const stored = ctx.pool.query({
    name: 'store-payload',
    text: `insert into "IntakePayload" (id, "apiKeyId", format, body, "receivedAt") values ($1, $2, $3, $4, $5)`,
    values: [id, ctx.actor.kind === 'apiKey' ? ctx.actor.keyId : null, format, cleanText(body), ctx.now()],
  })
  return { id, stored }
}

/** Writes beside a stored body why nothing came of it. */
export async function notePayload(ctx: Context, id: string, outcome: string): Promise<void> {
  await ctx.pool
    .query(`update "IntakePayload" set outcome = $2 where id = $1`, [id, outcome.slice(0, 500)])
    .catch(() => undefined)
}
