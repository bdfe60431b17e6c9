import { AppError } from '@/lib/errors'
import { type RecommendationDto, RecommendationState } from '@/lib/protocol/recommendation'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { presentRecommendation } from './present-recommendation'

const NEWEST = 200

/** Plans by state, newest first: what a screen needs when it opens; the socket keeps it current. */
export async function listRecommendations({
  ctx,
  input,
}: Call<{ state: string | null }>): Promise<RecommendationDto[]> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const state = RecommendationState.optional().safeParse(input.state ?? undefined)
  if (!state.success)
    throw new AppError('invalid-input', `state is one of ${RecommendationState.options.join(', ')}.`)
  const rows = await ctx.db.recommendation.findMany({
    where: state.data ? { state: state.data } : {},
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: NEWEST,
  })
  return rows.map(presentRecommendation)
}
