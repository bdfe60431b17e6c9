import { uuidV7 } from '@/lib/db/uuid-v7'
import { AppError, isUniqueViolation } from '@/lib/errors'
import { ChangeSourceInput, CreateSourceInput, type SourceDto } from '@/lib/protocol/admin-intake'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, withTransaction } from '@/lib/usecases/context'
import { readOneSource } from './list-sources'

/** Sets a source up before its first message. */
export async function createSource({ ctx, input }: Call<unknown>): Promise<SourceDto> {
  requireStaff(ctx.actor, 'admin')
  const {
    apiKeyId,
    format,
    name,
    heartbeatSeconds = null,
    assetLabel = null,
  } = CreateSourceInput.parse(input)
  const key = await ctx.db.apiKey.findUnique({ where: { id: apiKeyId } })
  if (!key || key.revokedAt) throw new AppError('not-found', `There is no active API key ${apiKeyId}.`)
  if (!key.scopes.includes('alerts:write'))
    throw new AppError('unprocessable', 'This key must not send alerts: it lacks the scope alerts:write.')
  const id = uuidV7()
  try {
    return await withTransaction(ctx, async (tx) => {
      await tx.alertSource.create({
        data: {
          id,
          apiKeyId,
          format,
          name: name ?? (format === 'native' ? key.name : `${key.name} (${format})`),
          heartbeatSeconds,
          heartbeatSetAt: heartbeatSeconds === null ? null : ctx.now(),
          assetLabel,
          createdAt: ctx.now(),
        },
      })
      const source = await readOneSource(tx, ctx, id)
      await recordAudit(tx, ctx, 'source.created', `source:${id}`, { apiKeyId, format, heartbeatSeconds })
      return source
    })
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError('conflict', `The key ${key.name} has a source of the format ${format} already.`)
    throw error
  }
}

/** Another name, another silence that raises an alert, another label that names assets. */
export async function changeSource({ ctx, input }: Call<{ id: string; body: unknown }>): Promise<SourceDto> {
  requireStaff(ctx.actor, 'admin')
  const change = ChangeSourceInput.parse(input.body)
  return withTransaction(ctx, async (tx) => {
    const before = await tx.alertSource.findUnique({ where: { id: input.id } })
    if (!before || before.apiKeyId === null) throw new AppError('not-found', 'There is no such source.')
    const beats = change.heartbeatSeconds !== undefined && change.heartbeatSeconds !== before.heartbeatSeconds
    await tx.alertSource.update({
      where: { id: input.id },
      data: { ...change, ...(beats ? { heartbeatSetAt: ctx.now() } : {}) },
    })
    const source = await readOneSource(tx, ctx, input.id)
    await recordAudit(tx, ctx, 'source.changed', `source:${input.id}`, change)
    return source
  })
}
