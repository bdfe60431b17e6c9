import type { Db } from '@/lib/db/client'
import { maskMeterId } from '@/lib/domain/meter-id'
import { AppError } from '@/lib/errors'
import { NoticeDto } from '@/lib/protocol/activation'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireScopeOrStaff, requireStaff } from '@/lib/usecases/authorize'
import { type Call, withTransaction } from '@/lib/usecases/context'
import { syncNotices } from './sync-notices'

const MOST = 2000

type Row = Omit<NoticeDto, 'meter' | 'createdAt' | 'deliveredAt'> & {
  meterId: string
  createdAt: Date
  deliveredAt: Date | null
}

/** Delivery log of an activation: every notice to every participant, failures first, then the newest. */
export async function listNotices({
  ctx,
  input,
}: Call<{ activationId: string; state: string | null }>): Promise<NoticeDto[]> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  if (input.state !== null && !NoticeDto.shape.state.safeParse(input.state).success)
    throw new AppError('invalid-input', `state is one of ${NoticeDto.shape.state.options.join(', ')}.`)
  await requireActivation(ctx.db, input.activationId)
  await syncNotices(ctx)
  const rows = await ctx.db.$queryRaw<Row[]>`
    select n.id, p."meterId", n.kind, n.channel, n.state, n.detail, o.attempts, n."createdAt",
      coalesce(n."deliveredAt", case when n.channel = 'chat' and n.kind = 'notice' then p."reachedAt" end) as "deliveredAt"
    from "Notice" n join "Participant" p on p.id = n."participantId"
    left join "OutboundMessage" o on o."dedupeKey" = 'notice:' || n."participantId" || ':' || n.kind || ':' || n.channel
    where n."activationId" = ${input.activationId} and (${input.state}::text is null or n.state = ${input.state})
    order by (n.state = 'failed') desc, n."createdAt" desc, n.id desc limit ${MOST}`
  return rows.map(({ meterId, ...row }) => ({
    ...row,
    meter: maskMeterId(meterId),
    createdAt: row.createdAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
  }))
}

/** Sends what failed once more, from the first attempt on; answers how many. */
export async function retryNotices({
  ctx,
  input,
}: Call<{ activationId: string }>): Promise<{ retried: number }> {
  requireStaff(ctx.actor, 'operator')
  await requireActivation(ctx.db, input.activationId)
  await syncNotices(ctx)
  return withTransaction(ctx, async (tx) => {
    const rows = await tx.$queryRaw<{ key: string }[]>`
      update "Notice" set state = 'queued', detail = null
      where "activationId" = ${input.activationId} and state = 'failed' and channel in ('sms', 'email')
      returning 'notice:' || "participantId" || ':' || kind || ':' || channel as key`
    const { count } = await tx.outboundMessage.updateMany({
      where: { dedupeKey: { in: rows.map((row) => row.key) }, state: 'failed' },
      data: { state: 'queued', attempts: 0, nextAttemptAt: ctx.now(), lastError: null },
    })
    await recordAudit(tx, ctx, 'notices.retried', `activation:${input.activationId}`, { count })
    return { retried: count }
  })
}

async function requireActivation(db: Db, id: string): Promise<void> {
  if (!(await db.activation.findUnique({ where: { id }, select: { id: true } })))
    throw new AppError('not-found', 'There is no such activation.')
}
