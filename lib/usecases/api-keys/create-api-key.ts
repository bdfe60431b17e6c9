import { randomBytes } from 'node:crypto'
import { sha256 } from '@/lib/auth/secrets'
import { API_SCOPES, type ApiScope } from '@/lib/domain/actor'
import { base62, formatApiKey } from '@/lib/domain/api-key'
import { AppError } from '@/lib/errors'
import { type CreatedKey, CreateKeyInput } from '@/lib/protocol/admin'
import { recordAudit } from '../audit/record-audit'
import { requireStaffOrSystem } from '../authorize'
import { type Call, withTransaction } from '../context'
import { presentApiKey } from './manage-api-keys'

export type CreateApiKeyInput = { name: string; scopes?: ApiScope[]; expiresAt?: Date }

/** Makes a key and returns it this once; only its hash is stored. */
export async function createApiKey({ ctx, input }: Call<CreateApiKeyInput>): Promise<CreatedKey> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const id = base62(randomBytes(64), 8)
  const key = formatApiKey(id, base62(randomBytes(128), 32))
  const data = {
    id,
    name: input.name.slice(0, 100),
    hash: sha256(key),
    scopes: input.scopes ?? [...API_SCOPES],
    expiresAt: input.expiresAt ?? null,
    createdAt: ctx.now(),
  }
  const row = await withTransaction(ctx, async (tx) => {
    const made = await tx.apiKey.create({ data })
    const { name, scopes, expiresAt } = data
    await recordAudit(tx, ctx, 'key.created', `key:${id}`, { name, scopes, expiresAt })
    return made
  })
  return { ...presentApiKey(row, ctx.now()), key }
}

/** The same from a form of the administration. */
export async function createApiKeyFrom({ ctx, input }: Call<unknown>): Promise<CreatedKey> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const { name, scopes, expiresAt } = CreateKeyInput.parse(input)
  const end = expiresAt ? new Date(expiresAt) : undefined
  if (end && end <= ctx.now())
    throw new AppError('invalid-input', 'expiresAt lies in the past.', {
      errors: [{ pointer: '/expiresAt', detail: 'lies in the past' }],
    })
  return createApiKey({ ctx, input: { name, scopes, expiresAt: end } })
}
