import type { Alert, Recommendation, Transformer } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors'
import type { CreateActivationInput } from '@/lib/protocol/activation'
import type { RecommendationOption } from '@/lib/protocol/recommendation'
import type { Context } from '@/lib/usecases/context'
import { recommendationHash } from '@/lib/usecases/recommendations/present-recommendation'

/** One option of one version of a plan, with what it is about. */
export type PlanChoice = Recommendation & {
  alert: Alert
  transformer: Transformer
  option: RecommendationOption
}

/** The option that somebody wants to confirm; refused in words when it is not there to be confirmed any more. */
export async function loadPlanChoice(
  ctx: Context,
  wanted: Pick<CreateActivationInput, 'recommendationId' | 'optionId' | 'version'>,
): Promise<PlanChoice> {
  const row = await ctx.db.recommendation.findUnique({ where: { id: wanted.recommendationId } })
  if (!row) throw new AppError('not-found', 'There is no such recommendation.')
  if (row.state !== 'open' || row.version !== wanted.version || row.expiresAt <= ctx.now())
    throw whyNotConfirmed(row, wanted, ctx)
  const options = row.options as unknown as RecommendationOption[]
  const option = options.find((one) => one.id === wanted.optionId)
  if (!option) throw new AppError('not-found', `This version of the plan has no option ${wanted.optionId}.`)
  const { id, version, transformerId } = row
  if (recommendationHash({ id, version, transformerId, options }) !== row.hash)
    throw new AppError('conflict', 'The plan does not match what was shown. Ask for a new plan.')
  const [alert, transformer] = await Promise.all([
    ctx.db.alert.findUniqueOrThrow({ where: { id: row.alertId } }),
    ctx.db.transformer.findUniqueOrThrow({ where: { id: row.transformerId } }),
  ])
  return { ...row, alert, transformer, option }
}

/** Why a plan cannot be confirmed any more, in words for the one who tried. */
export function whyNotConfirmed(row: Recommendation, wanted: { version: number }, ctx: Context): AppError {
  if (row.state === 'approved' || row.state === 'declined') {
    const values = { decidedBy: row.decidedBy ?? '', decidedAt: row.decidedAt?.toISOString() ?? '' }
    return new AppError(
      'already-decided',
      `${row.decidedBy} has already ${row.state === 'approved' ? 'approved' : 'declined'} plan ${row.reference}.`,
      { values },
    )
  }
  if (row.state === 'expired' || (row.state === 'open' && row.expiresAt <= ctx.now()))
    return new AppError(
      'expired',
      `The confirmation of plan ${row.reference} has expired. Ask for a new plan.`,
    )
  if (row.version !== wanted.version)
    return new AppError(
      'stale-version',
      `Plan ${row.reference} is now version ${row.version}; you confirmed version ${wanted.version}. Look at the new numbers.`,
    )
  return new AppError('conflict', `Plan ${row.reference} is ${row.state}: there is nothing left to confirm.`)
}
