import type { Tx } from '@/lib/db/client'
import type { AlertSource, ApiKey } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors'
import type { SourceDto } from '@/lib/protocol/admin-intake'
import { requireScope, requireStaff } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'

const DAY_MS = 86_400_000

type Counts = {
  sourceId: string
  openAlerts: number
  alerts24h: number
}
type Messages = { apiKeyId: string | null; format: string; messages24h: number; refused24h: number }
type LastError = { apiKeyId: string | null; format: string; outcome: string; receivedAt: Date }

/** Who sends us alerts and how that goes. */
export async function listSources(ctx: Context): Promise<SourceDto[]> {
  requireStaff(ctx.actor)
  return readSources(ctx.db, ctx, {})
}

/** The same for an outside system, which sees the sources of its own key. */
export async function listOwnSources(ctx: Context): Promise<SourceDto[]> {
  if (ctx.actor.kind !== 'apiKey') return listSources(ctx)
  const { keyId } = requireScope(ctx.actor, 'alerts:write')
  return readSources(ctx.db, ctx, { apiKeyId: keyId })
}

export async function readOneSource(tx: Tx, ctx: Context, id: string): Promise<SourceDto> {
  const [source] = await readSources(tx, ctx, { id })
  if (!source) throw new AppError('not-found', 'There is no such source.')
  return source
}

async function readSources(
  tx: Tx,
  ctx: Context,
  where: { id?: string; apiKeyId?: string },
): Promise<SourceDto[]> {
  const now = ctx.now()
  const since = new Date(now.getTime() - DAY_MS)
  const rows = await tx.alertSource.findMany({ where, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  const ids = rows.map((row) => row.id)
  const keyIds = rows.map((row) => row.apiKeyId).filter((id) => id !== null)
  const keys = await tx.apiKey.findMany({ where: { id: { in: keyIds } } })
  const counts = await tx.$queryRaw<Counts[]>`
    select "sourceId",
      (count(*) filter (where state in ('active', 'acknowledged') and "clearedAt" is null))::int as "openAlerts",
      (count(*) filter (where "createdAt" > ${since}))::int as "alerts24h"
    from "Alert" where "sourceId" = any(${ids}) and count > 0
      and ("createdAt" > ${since} or state in ('active', 'acknowledged')) group by "sourceId"`
  const messages = await tx.$queryRaw<Messages[]>`
    select "apiKeyId", format, count(*)::int as "messages24h",
      (count(*) filter (where outcome like 'refused:%'))::int as "refused24h"
    from "IntakePayload" where "receivedAt" > ${since} and "apiKeyId" = any(${keyIds}) group by 1, 2`
  const errors = await tx.$queryRaw<LastError[]>`
    select distinct on ("apiKeyId", format) "apiKeyId", format, outcome, "receivedAt" from "IntakePayload"
    where outcome like 'refused:%' and "receivedAt" > ${since} and "apiKeyId" = any(${keyIds})
    order by "apiKeyId", format, "receivedAt" desc`
  return rows.map((row) => {
    const same = (one: { apiKeyId: string | null; format: string }) =>
      one.apiKeyId === row.apiKeyId && one.format === row.format
    const error = errors.find(same)
    const key = keys.find((one) => one.id === row.apiKeyId)
    const count = counts.find((one) => one.sourceId === row.id)
    const message = messages.find(same)
    return {
      id: row.id,
      name: row.name,
      format: row.format,
      apiKeyId: row.apiKeyId,
      apiKeyName: key?.name ?? null,
      state: stateOf(row, key, now),
      lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
      silentSince: row.silentSince?.toISOString() ?? null,
      heartbeatSeconds: row.heartbeatSeconds,
      assetLabel: row.assetLabel,
      signed: row.signingSecret !== null,
      openAlerts: count?.openAlerts ?? 0,
      alerts24h: count?.alerts24h ?? 0,
      messages24h: message?.messages24h ?? 0,
      refused24h: message?.refused24h ?? 0,
      lastError: error
        ? { at: error.receivedAt.toISOString(), detail: error.outcome.replace(/^refused: /, '') }
        : null,
      createdAt: row.createdAt.toISOString(),
    }
  })
}

function stateOf(row: AlertSource, key: ApiKey | undefined, now: Date): SourceDto['state'] {
  if (row.apiKeyId !== null && (!key || key.revokedAt || (key.expiresAt && key.expiresAt <= now)))
    return 'ended'
  if (row.silentSince) return 'silent'
  return row.lastSeenAt ? 'heard' : 'waiting'
}
