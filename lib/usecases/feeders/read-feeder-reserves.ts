import { round1 } from '@/lib/domain/units/load'
import { type FeederCallableDto, FeederQuery } from '@/lib/protocol/feeder'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { callEverybody } from '@/lib/usecases/recommendations/call-everybody'
import { DURATION_MINUTES } from '@/lib/usecases/recommendations/read-callable'
import { loadBeliefs } from '@/lib/usecases/recommendations/segment-beliefs'

/** What some feeders could give if everybody who may be called were called now for two hours, the most first. */
export async function readFeederReserves({
  ctx,
  input,
}: Call<{ query: unknown }>): Promise<FeederCallableDto[]> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const { feederIds } = FeederQuery.parse(input.query)
  const [beliefs, transformers] = await Promise.all([
    loadBeliefs(ctx.db),
    ctx.db.transformer.findMany({
      where: { feederId: { in: feederIds } },
      select: { id: true, feederId: true },
    }),
  ])
  const terms = { durationMinutes: DURATION_MINUTES, beliefs }
  const reserves: FeederCallableDto[] = []
  for (const [feederId, members] of Map.groupBy(transformers, (one) => one.feederId)) {
    const ids = members.map((one) => one.id)
    const { participants, expectedKw, lowKw, highKw } = await callEverybody(ctx, ids, terms)
    reserves.push({
      feederId,
      durationMinutes: DURATION_MINUTES,
      customers: participants,
      expectedKw: round1(expectedKw),
      lowKw: round1(lowKw),
      highKw: round1(highKw),
    })
  }
  return reserves.sort((a, b) => b.expectedKw - a.expectedKw || (a.feederId < b.feederId ? -1 : 1))
}
