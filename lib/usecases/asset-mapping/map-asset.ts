import type { AssetMapping } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { isOpen } from '@/lib/domain/alert/alert-state'
import { loadKwOf, loadPercentOf } from '@/lib/domain/units/load'
import { AppError } from '@/lib/errors'
import { type MadeMapping, MapAssetInput, type MappingDto } from '@/lib/protocol/admin-intake'
import { changeAlert } from '@/lib/usecases/alerts/change-alert'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, type Context, withTransaction } from '@/lib/usecases/context'

/**
 * Says which transformer a sender means by a name that is not ours. Later messages find it; alerts that are open now
 * get their transformer and are told anew, with a plan when one is due.
 */
export async function mapAsset({ ctx, input }: Call<unknown>): Promise<MadeMapping> {
  const staff = requireStaff(ctx.actor, 'operator')
  const { externalId, transformerId, sourceId = '' } = MapAssetInput.parse(input)
  const transformer = await ctx.db.transformer.findUnique({ where: { id: transformerId } })
  if (!transformer) throw new AppError('not-found', `There is no transformer ${transformerId}.`)
  if (sourceId && !(await ctx.db.alertSource.findUnique({ where: { id: sourceId } })))
    throw new AppError('not-found', 'There is no such source.')
  const row = await withTransaction(ctx, async (tx) => {
    const made = await tx.assetMapping.upsert({
      where: { externalId_sourceId: { externalId, sourceId } },
      create: {
        id: uuidV7(),
        externalId,
        sourceId,
        transformerId,
        createdBy: staff.name,
        createdAt: ctx.now(),
      },
      update: { transformerId, createdBy: staff.name, createdAt: ctx.now() },
    })
    await recordAudit(tx, ctx, 'asset.mapped', `asset:${externalId}`, { transformerId, sourceId })
    return made
  })
  const open = await ctx.db.alert.findMany({
    where: {
      externalId,
      transformerId: null,
      count: { gt: 0 },
      state: { in: ['active', 'acknowledged', 'returned'] },
      ...(sourceId ? { sourceId } : {}),
    },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
  })
  for (const { id } of open)
    await changeAlert(ctx, id, (alert) => {
      if (alert.transformerId !== null) return { event: 'mapped', data: null }
      const loadKw = alert.loadKw ?? loadKwOf({ loadPercent: alert.loadPercent ?? undefined }, transformer)
      const loadPercent = loadKw === null ? alert.loadPercent : loadPercentOf(loadKw, transformer)
      return {
        event: 'mapped',
        details: { transformerId, by: staff.name },
        data: { transformerId, loadKw, loadPercent, ...(isOpen(alert) ? { planState: 'due' } : {}) },
      }
    })
  const [dto] = await presentMappings(ctx, [row])
  return { ...dto!, applied: open.length }
}

export async function listMappings(ctx: Context): Promise<MappingDto[]> {
  requireStaff(ctx.actor)
  return presentMappings(ctx, await ctx.db.assetMapping.findMany({ orderBy: { createdAt: 'desc' } }))
}

/** Later messages are not mapped any more; alerts keep the transformer they have. */
export async function removeMapping({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requireStaff(ctx.actor, 'operator')
  await withTransaction(ctx, async (tx) => {
    const row = await tx.assetMapping.findUnique({ where: { id: input.id } })
    if (!row) throw new AppError('not-found', 'There is no such mapping.')
    await tx.assetMapping.delete({ where: { id: input.id } })
    const { transformerId, sourceId } = row
    await recordAudit(tx, ctx, 'asset.unmapped', `asset:${row.externalId}`, { transformerId, sourceId })
  })
}

async function presentMappings(ctx: Context, rows: AssetMapping[]): Promise<MappingDto[]> {
  const [transformers, sources] = await Promise.all([
    ctx.db.transformer.findMany({ where: { id: { in: rows.map((row) => row.transformerId) } } }),
    ctx.db.alertSource.findMany({ where: { id: { in: rows.map((row) => row.sourceId) } } }),
  ])
  return rows.map((row) => ({
    id: row.id,
    externalId: row.externalId,
    transformerId: row.transformerId,
    transformerName: transformers.find((one) => one.id === row.transformerId)?.name ?? row.transformerId,
    sourceId: row.sourceId || null,
    source: sources.find((one) => one.id === row.sourceId)?.name ?? null,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
  }))
}
