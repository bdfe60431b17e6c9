import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import { RUNNING } from '@/lib/domain/activation/activation-state'
import { AppError } from '@/lib/errors'
import type { ActivationDto } from '@/lib/protocol/activation'
import { ActivationQuery, type Page } from '@/lib/protocol/grid-queries'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { pageArgs } from '@/lib/usecases/page'
import { presentActivation, presentActivations } from './present-activation'

/** Activations newest first; `state=running` stands for all that still have a step to take. */
export async function listActivations({
  ctx,
  input,
}: Call<{ query: unknown; page: Page }>): Promise<ActivationDto[]> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const { state, transformerId, alertId } = ActivationQuery.parse(input.query)
  const states = state?.flatMap((one) => (one === 'running' ? [...RUNNING] : [one]))
  const { where, ...page } = pageArgs(input.page)
  const rows = await ctx.db.activation.findMany({
    ...page,
    where: {
      AND: [
        where,
        {
          ...(states ? { state: { in: states } } : {}),
          ...(transformerId ? { transformerId } : {}),
          ...(alertId ? { alertId } : {}),
        },
      ],
    },
  })
  return presentActivations(ctx.db, rows)
}

export type ActivationDetail = ActivationDto & { result: ActivationResult | null }

/** One activation with the chart and the checks of its result. */
export async function getActivation({
  ctx,
  input,
}: Call<{ activationId: string }>): Promise<ActivationDetail> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const row = await ctx.db.activation.findUnique({ where: { id: input.activationId } })
  if (!row) throw new AppError('not-found', 'There is no such activation.')
  return { ...(await presentActivation(ctx.db, row)), result: row.result as ActivationResult | null }
}
