import { makeToken, sha256 } from '@/lib/auth/secrets'
import type { Context } from '../context'

const TICKET_LIFETIME_MS = 60_000

/** A single-use way for the page to fetch the cookie of a session that its socket has just opened. */
export async function makeLoginTicket(ctx: Context, visitorId: string, sessionId: string): Promise<string> {
  const ticket = makeToken(32)
  await ctx.db.loginTicket.create({
    data: {
      hash: sha256(ticket),
      visitorId,
      sessionId,
      expiresAt: new Date(ctx.now().getTime() + TICKET_LIFETIME_MS),
    },
  })
  return ticket
}

/** The session of a ticket, taken once and only by the visitor it was made for; null else. */
export async function takeLoginTicket(
  ctx: Context,
  visitorId: string,
  ticket: string,
): Promise<string | null> {
  const now = ctx.now()
  const rows = await ctx.db.$queryRaw<{ sessionId: string }[]>`
    UPDATE "LoginTicket" SET "consumedAt" = ${now}
    WHERE "hash" = ${sha256(ticket)} AND "visitorId" = ${visitorId} AND "consumedAt" IS NULL AND "expiresAt" > ${now}
    RETURNING "sessionId"`
  return rows[0]?.sessionId ?? null
}
