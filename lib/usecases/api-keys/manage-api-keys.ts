import type { ApiKey } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors'
import type { ApiKeyDto } from '@/lib/protocol/admin'
import { recordAudit } from '../audit/record-audit'
import { requireStaffOrSystem } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'

export async function listApiKeys(ctx: Context): Promise<ApiKeyDto[]> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const rows = await ctx.db.apiKey.findMany({ orderBy: { createdAt: 'desc' } })
  return rows.map((row) => presentApiKey(row, ctx.now()))
}

/** Ends a key at once: the next request with it is refused. */
export async function revokeApiKey({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requireStaffOrSystem(ctx.actor, 'admin')
  await withTransaction(ctx, async (tx) => {
    const [row] = await tx.apiKey.updateManyAndReturn({
      where: { id: input.id, revokedAt: null },
      data: { revokedAt: ctx.now() },
    })
    if (!row) throw new AppError('not-found', `There is no active API key ${input.id}.`)
    await recordAudit(tx, ctx, 'key.revoked', `key:${row.id}`, { name: row.name })
  })
}

export function presentApiKey(row: ApiKey, now: Date): ApiKeyDto {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    state: row.revokedAt ? 'revoked' : row.expiresAt && row.expiresAt <= now ? 'expired' : 'active',
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }
}
