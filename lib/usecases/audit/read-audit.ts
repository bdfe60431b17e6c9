import type { Db } from '@/lib/db/client'
import type { AuditEvent, Prisma } from '@/lib/db/generated/client'
import { type AuditEventDto, AuditQuery } from '@/lib/protocol/admin'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'

const BATCH = 2000

/** Rows of the audit log, newest first, by actor, action, subject and time. */
export async function listAudit({
  ctx,
  input,
}: Call<{ query: unknown; before: bigint | null; limit: number }>): Promise<AuditEventDto[]> {
  requireStaff(ctx.actor, 'admin')
  const rows = await ctx.db.auditEvent.findMany({
    where: { AND: [auditFilter(input.query), input.before === null ? {} : { id: { lt: input.before } }] },
    orderBy: { id: 'desc' },
    take: input.limit,
  })
  return rows.map(presentAudit)
}

/** Every row in the order it was written, in batches. */
export async function* readAuditInOrder(
  db: Db,
  where: Prisma.AuditEventWhereInput = {},
): AsyncGenerator<AuditEvent> {
  for (let after = 0n; ; ) {
    const rows = await db.auditEvent.findMany({
      where: { AND: [where, { id: { gt: after } }] },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.id
  }
}

export function auditFilter(given: unknown): Prisma.AuditEventWhereInput {
  const query = AuditQuery.parse(given)
  return {
    ...(query.actor ? { actor: query.actor } : {}),
    ...(query.action ? { action: { startsWith: query.action } } : {}),
    ...(query.subject ? { subject: query.subject } : {}),
    ...(query.from || query.to
      ? {
          at: {
            ...(query.from ? { gte: new Date(query.from) } : {}),
            ...(query.to ? { lte: new Date(query.to) } : {}),
          },
        }
      : {}),
  }
}

export function presentAudit(row: AuditEvent): AuditEventDto {
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    data: row.data as Record<string, unknown>,
    requestId: row.requestId,
    prevHash: row.prevHash,
    hash: row.hash,
  }
}
