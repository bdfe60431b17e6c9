import { randomBytes } from 'node:crypto'
import { sha256 } from '@/lib/auth/secrets'
import { API_SCOPES, type ApiScope } from '@/lib/domain/actor'
import { base62, formatApiKey } from '@/lib/domain/api-key'
import { requireStaffOrSystem } from '../authorize'
import type { Call } from '../context'

export type CreateApiKeyInput = { name: string; scopes?: ApiScope[]; expiresAt?: Date }

/** Makes a key and returns it this once; only its hash is stored. */
export async function createApiKey({
  ctx,
  input,
}: Call<CreateApiKeyInput>): Promise<{ id: string; key: string }> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const id = base62(randomBytes(64), 8)
  const key = formatApiKey(id, base62(randomBytes(128), 32))
  await ctx.db.apiKey.create({
    data: {
      id,
      name: input.name.slice(0, 100),
      hash: sha256(key),
      scopes: input.scopes ?? [...API_SCOPES],
      expiresAt: input.expiresAt ?? null,
    },
  })
  return { id, key }
}
