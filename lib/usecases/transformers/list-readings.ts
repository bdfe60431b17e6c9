import { loadPercentOf, round1 } from '@/lib/domain/units/load'
import { AppError } from '@/lib/errors'
import type { ReadingDto } from '@/lib/protocol/grid'
import { type Page, ReadingQuery } from '@/lib/protocol/grid-queries'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'

/** Readings of one transformer in a span of grid time, newest first. */
export async function listReadings({
  ctx,
  input,
}: Call<{
  transformerId: string
  query: unknown
  page: Page
}>): Promise<ReadingDto[]> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const { from, to } = ReadingQuery.parse(input.query)
  const transformer = await ctx.db.transformer.findUnique({ where: { id: input.transformerId } })
  if (!transformer) throw new AppError('not-found', 'There is no such transformer.')
  const rows = await ctx.db.transformerReading.findMany({
    where: {
      transformerId: transformer.id,
      AND: [
        from ? { observedAt: { gte: new Date(from) } } : {},
        to ? { observedAt: { lte: new Date(to) } } : {},
        input.page.after ? { observedAt: { lt: input.page.after.at } } : {},
      ],
    },
    orderBy: { observedAt: 'desc' },
    take: input.page.limit,
  })
  return rows.map((row) => ({
    observedAt: row.observedAt.toISOString(),
    loadKw: round1(row.loadKw),
    loadPercent: round1(loadPercentOf(row.loadKw, transformer)),
    ambientC: row.ambientC,
    topOilC: row.topOilC,
    simulated: row.simulated,
  }))
}
