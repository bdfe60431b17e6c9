import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/errors'
import type { Context } from '@/lib/usecases/context'

export type Answered = { status: number; body: unknown }

/** A twin still running after this long died with its process: the next one takes over. */
const LEASE_MS = 5_000
const MAX_KEY_CHARS = 255

/**
 * Runs a request once for an Idempotency-Key of one API key and route, and answers repeats with the first answer.
 * Another body under the same key is refused, a twin that still runs too; what fails leaves nothing behind.
 */
export async function withIdempotency(
  ctx: Context,
  request: { headers: Headers; route: string; rawBody: string },
  run: () => Promise<Answered>,
): Promise<Answered & { replayed: boolean }> {
  const given = request.headers.get('idempotency-key')
  if (given === null) return { ...(await run()), replayed: false }
  if (given.length < 1 || given.length > MAX_KEY_CHARS)
    throw new AppError('invalid-input', `Idempotency-Key has 1 to ${MAX_KEY_CHARS} characters.`)
  const key = sha256(`${keyOwner(ctx.actor)} ${request.route} ${given}`)
  const requestHash = sha256(request.rawBody)
  const earlier = await claim(ctx, key, requestHash)
  if (earlier) return { ...earlier, replayed: true }
  try {
    const answer = await run()
    // As text within the JSON: jsonb would put its keys in another order, and a repeat is answered to the letter.
    await ctx.pool.query(
      `update "IdempotencyRecord" set status = $2, body = to_jsonb($3::text) where key = $1`,
      [key, answer.status, JSON.stringify(answer.body)],
    )
    return { ...answer, replayed: false }
  } catch (error) {
    await ctx.pool
      .query(`delete from "IdempotencyRecord" where key = $1 and status is null`, [key])
      .catch(() => undefined)
    throw error
  }
}

/** Takes the key for this request, or answers what the first one answered. */
async function claim(ctx: Context, key: string, requestHash: string): Promise<Answered | null> {
  const now = ctx.now()
  const { rows } = await ctx.pool.query<{
    requestHash: string
    status: number | null
    body: string
    mine: boolean
  }>({
    name: 'claim-idempotency-key',
    text: CLAIM,
    values: [key, requestHash, now, new Date(now.getTime() - LEASE_MS)],
  })
  const row = rows[0]
  if (!row) throw inFlight()
  if (row.mine) return null
  if (row.requestHash !== requestHash)
    throw new AppError('idempotency-mismatch', 'This Idempotency-Key was used with another body.')
  if (row.status === null) throw inFlight()
  return { status: row.status, body: JSON.parse(row.body) as unknown }
}

const CLAIM = `
with claimed as (
  insert into "IdempotencyRecord" (key, "requestHash", "createdAt") values ($1, $2, $3)
  on conflict (key) do update set "createdAt" = $3
    where "IdempotencyRecord".status is null and "IdempotencyRecord"."createdAt" < $4
      and "IdempotencyRecord"."requestHash" = $2
  returning "requestHash", status, body)
select "requestHash", status, body, true as mine from claimed
union all
select "requestHash", status, body, false from "IdempotencyRecord"
where key = $1 and not exists (select 1 from claimed)`

function inFlight(): AppError {
  return new AppError(
    'idempotency-in-flight',
    'The first request with this Idempotency-Key is still running.',
    {
      retryAfterMs: 1000,
    },
  )
}

function keyOwner(actor: Actor): string {
  return actor.kind === 'apiKey' ? actor.keyId : actor.kind
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
