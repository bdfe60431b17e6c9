import { round1 } from '@/lib/domain/units/load'
import { FeederQuery, type FeederTrendDto } from '@/lib/protocol/feeder'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'

const STEP_MS = 30 * 60_000
const DAY_MS = 86_400_000

/**
 * The last 24 hours of some feeders: the mean of each transformer by half hour, added up, against the rating of those
 * that reported in it, so that one which is silent for an hour makes no dip.
 */
export async function readFeederTrends({ ctx, input }: Call<{ query: unknown }>): Promise<FeederTrendDto[]> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const { feederIds } = FeederQuery.parse(input.query)
  const to = await ctx.gridNow()
  const from = new Date(Math.floor((to.getTime() - DAY_MS) / STEP_MS) * STEP_MS)
  const rows = await ctx.db.$queryRaw<{ feederId: string; step: number; percent: number }[]>`
    select "feederId", step, 100 * sum(kw) / sum(rated) as percent
    from (
      select t."feederId", t."ratedKva" * t."powerFactor" as rated,
        floor(extract(epoch from r."observedAt" - ${from}) * 1000 / ${STEP_MS})::int as step, avg(r."loadKw") as kw
      from "Transformer" t join "TransformerReading" r on r."transformerId" = t.id
      where t."feederId" = any(${feederIds}) and r."observedAt" >= ${from} and r."observedAt" <= ${to}
      group by t.id, step
    ) means
    group by "feederId", step order by "feederId", step`
  const byFeeder = Map.groupBy(rows, (row) => row.feederId)
  return feederIds.map((feederId) => ({
    feederId,
    from: from.toISOString(),
    to: to.toISOString(),
    stepMinutes: STEP_MS / 60_000,
    points: (byFeeder.get(feederId) ?? []).map(({ step, percent }) => ({
      at: new Date(from.getTime() + step * STEP_MS).toISOString(),
      percent: round1(percent),
    })),
  }))
}
