import { sha256 } from '@/lib/auth/secrets'
import type { Db } from '@/lib/db/client'
import type { Actor } from '@/lib/domain/actor'
import { apiKeyId } from '@/lib/domain/api-key'
import { AppError } from '@/lib/errors'

const TOUCH_EVERY_MS = 60_000

/** The actor behind an Authorization header; refuses what is no key, mistyped, revoked or expired. */
export async function resolveApiKey(
  db: Db,
  authorization: string,
  now: Date,
): Promise<Extract<Actor, { kind: 'apiKey' }>> {
  const key = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1]
  if (!key) throw new AppError('unauthenticated', 'Send the API key as "Authorization: Bearer <key>".')
  if (!apiKeyId(key))
    throw new AppError(
      'unauthenticated',
      'This is not one of our API keys, or a character of it is missing or wrong.',
    )
  const row = await db.apiKey.findUnique({ where: { hash: sha256(key) } })
  if (!row) throw new AppError('unauthenticated', 'This API key does not exist.')
  if (row.revokedAt) throw new AppError('unauthenticated', 'This API key has been revoked.')
  if (row.expiresAt && row.expiresAt <= now)
    throw new AppError('unauthenticated', 'This API key has expired.')
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > TOUCH_EVERY_MS)
    await db.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } })
  const { id: keyId, name, scopes, signedFormats } = row
  return { kind: 'apiKey', keyId, name, scopes, signedFormats }
}
