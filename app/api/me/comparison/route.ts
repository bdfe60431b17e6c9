import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { ComparisonChangeInput } from '@/lib/protocol/me'
import { changeAssumption, compareForHome } from '@/lib/usecases/comparison/compare-for-home'
import { presentComparison } from '@/lib/usecases/comparison/present-comparison'
import type { Context } from '@/lib/usecases/context'

export const GET = route('customer', async ({ ctx, query }) => ({
  data: await card(ctx, query.get('offerId') ?? undefined, query.get('programId') ?? undefined),
}))

/** Keeps one changed assumption (null takes it back) and answers the comparison worked out anew. */
export const PATCH = route('customer', async ({ ctx, json }) => {
  await changeAssumption({ ctx, input: ComparisonChangeInput.parse(await json()) })
  return { data: await card(ctx) }
})

async function card(ctx: Context, solarOfferId?: string, programId?: string) {
  if (ctx.actor.kind !== 'customer')
    throw new AppError('unauthenticated', 'Sign in with your meter ID first.')
  const found = await compareForHome({ ctx, input: { solarOfferId, programId } })
  return presentComparison(ctx.env, found, ctx.actor.locale === 'es' ? 'es' : 'en')
}
