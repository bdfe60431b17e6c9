import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { actorName } from '@/lib/domain/actor'
import { cleanText } from '@/lib/domain/clean-text'
import type { Context } from '@/lib/usecases/context'
import { auditHash, GENESIS } from './audit-chain'

const AUDIT_LOCK = 72707370

/**
 * Adds a row to the audit log in the caller's transaction: what is written down happened, what is rolled back did not.
 * Call it last: from here to the commit every other writer of the log waits, so nothing may be locked after it.
 * `data` never holds a secret, a code or a full meter id.
 */
export async function recordAudit(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now' | 'requestId'>,
  action: string,
  subject: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${AUDIT_LOCK})`
  const last = await tx.auditEvent.findFirst({ orderBy: { id: 'desc' }, select: { hash: true } })
  const prevHash = last?.hash ?? GENESIS
  const fact = {
    at: ctx.now(),
    actor: actorName(ctx.actor),
    action,
    subject: cleanText(subject),
    data: JSON.parse(JSON.stringify(data, clean)) as Record<string, unknown>,
    requestId: cleanText(ctx.requestId),
  }
  await tx.auditEvent.create({
    data: { ...fact, data: fact.data as Prisma.InputJsonValue, prevHash, hash: auditHash(prevHash, fact) },
  })
}

/** What jsonb refuses to hold is left out. */
function clean(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? cleanText(value) : value
}
