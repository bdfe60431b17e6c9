import { AppError } from '@/lib/errors'
import { requireStaffOrSystem } from '../authorize'
import type { Call, Context } from '../context'

export type ApiKeyDto = {
  id: string
  name: string
  scopes: string[]
  state: 'active' | 'revoked' | 'expired'
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string | null
}

export async function listApiKeys(ctx: Context): Promise<ApiKeyDto[]> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const rows = await ctx.db.apiKey.findMany({ orderBy: { createdAt: 'desc' } })
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    state: row.revokedAt ? 'revoked' : row.expiresAt && row.expiresAt <= ctx.now() ? 'expired' : 'active',
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }))
}

/** Ends a key at once: the next request with it is refused. */
export async function revokeApiKey({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const { count } = await ctx.db.apiKey.updateMany({
    where: { id: input.id, revokedAt: null },
    data: { revokedAt: ctx.now() },
  })
  if (count !== 1) throw new AppError('not-found', `There is no active API key ${input.id}.`)
}
