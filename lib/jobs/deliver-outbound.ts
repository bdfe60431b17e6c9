import { decrypt } from '@/lib/auth/secrets'
import type { DeliverMessage } from '@/lib/network/delivery'
import type { Context } from '@/lib/usecases/context'

type Row = {
  id: string
  channel: string
  recipient: string
  subject: string | null
  text: string
  secret: string | null
  attempts: number
}
export type OutboundDeps = Pick<Context, 'db' | 'env' | 'now' | 'log'> & { deliver: DeliverMessage }

const POLL_MS = 250
const LEASE_MS = 30_000
const MAX_ATTEMPTS = 5
const BATCH = 20

/**
 * Sends queued messages to people outside the chat. A row is leased before it is sent and marked after: a crash between
 * the two may send it once more, never lose it. The code leaves the database with the sending.
 */
export function startOutbound(deps: OutboundDeps): { stop: () => Promise<void> } {
  let stopped = false
  let busy: Promise<void> = Promise.resolve()
  let running = false
  const timer = setInterval(() => {
    if (running || stopped) return
    running = true
    busy = deliverDue(deps)
      .catch((error: unknown) =>
        deps.log.warn({ err: error }, 'outbound: database not reachable, will try again'),
      )
      .then(() => {
        running = false
      })
  }, POLL_MS)
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await busy
    },
  }
}

export async function deliverDue(deps: OutboundDeps): Promise<void> {
  for (;;) {
    const now = deps.now()
    const rows = await deps.db.$queryRaw<Row[]>`
      UPDATE "OutboundMessage" SET "attempts" = "attempts" + 1, "nextAttemptAt" = ${new Date(now.getTime() + LEASE_MS)}
      WHERE "id" IN (
        SELECT "id" FROM "OutboundMessage" WHERE "state" = 'queued' AND "nextAttemptAt" <= ${now}
        ORDER BY "createdAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
      RETURNING "id", "channel", "recipient", "subject", "text", "secret", "attempts"`
    await Promise.all(rows.map((row) => deliverOne(deps, row)))
    if (rows.length < BATCH) return
  }
}

async function deliverOne(deps: OutboundDeps, row: Row): Promise<void> {
  const { db, env, log } = deps
  try {
    const code = row.secret ? decrypt(env.authSecret, row.secret) : null
    await deps.deliver({
      id: row.id,
      channel: row.channel === 'email' ? 'email' : 'sms',
      to: row.recipient,
      subject: row.subject,
      text: code ? row.text.replace('{code}', code) : row.text,
      code,
      at: deps.now(),
    })
    await db.outboundMessage.update({
      where: { id: row.id },
      data: { state: 'sent', sentAt: deps.now(), secret: null, lastError: null },
    })
  } catch (error) {
    const dead = row.attempts >= MAX_ATTEMPTS
    const lastError = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
    // Spread a little: what failed together does not come back together.
    const pauseMs = Math.round(1000 * 2 ** row.attempts * (1 + Math.random() / 4))
    log.warn({ outboundId: row.id, attempts: row.attempts, dead, lastError }, 'message not delivered')
    await db.outboundMessage.update({
      where: { id: row.id },
      data: dead
        ? { state: 'failed', lastError, secret: null }
        : { lastError, nextAttemptAt: new Date(deps.now().getTime() + pauseMs) },
    })
  }
}
