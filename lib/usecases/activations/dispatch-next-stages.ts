import { SHORTFALL_KIND } from '@/lib/domain/activation/notice-times'
import { isAppError, isUniqueViolation } from '@/lib/errors'
import type { RecommendationOption } from '@/lib/protocol/recommendation'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { readAutomation } from '@/lib/usecases/policies/automation'
import { confirmOption } from './confirm-option'

type Owed = {
  id: string
  version: number
  options: RecommendationOption[]
  activationId: string
  reference: string
  decidedBy: string
}

/**
 * Calls the next stage of events whose first one delivers too little, where whoever confirmed it agreed to that: the best
 * option of the plan that the shortfall asked for, once. What a person must decide, at this size or since everything
 * automatic is stopped, stays an open question in the room. Run by a loop.
 */
export async function dispatchNextStages(ctx: Context): Promise<number> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const { rows } = await ctx.pool.query<Owed>({ name: 'next-stages', text: OWED, values: [ctx.now()] })
  if (rows.length === 0 || (await readAutomation(ctx.db)).stopped) return 0
  let called = 0
  for (const row of rows) if (await dispatch(ctx, row)) called += 1
  return called
}

async function dispatch(ctx: Context, row: Owed): Promise<boolean> {
  const [option] = row.options
  if (!option) return false
  const wanted = {
    recommendationId: row.id,
    optionId: option.id,
    version: row.version,
    objective: 'option' as const,
    staggerMinutes: 0,
    nextStage: 'ask' as const,
  }
  try {
    await confirmOption(ctx, wanted, {
      by: `${row.decidedBy} (next stage of ${row.reference})`,
      staff: null,
      policyId: null,
      stageOfId: row.activationId,
    })
    return true
  } catch (error) {
    // A person decided a moment ago, must decide, or nobody can be called in time: the room has the question.
    if (!isAppError(error) && !isUniqueViolation(error)) throw error
    return false
  }
}

const OWED = `
select r.id, r.version, r.options, v.id as "activationId", v.reference, v."decidedBy"
from "Recommendation" r
join "Alert" a on a.id = r."alertId" and a.kind = '${SHORTFALL_KIND}'
join "Activation" v on a."sourceEventId" = '${SHORTFALL_KIND}:' || v.id and v.state = 'active' and v."nextStage" = 'automatic'
where r.state = 'open' and r."expiresAt" > $1 and not exists (select 1 from "Activation" s where s."stageOfId" = v.id)
order by r."createdAt"`
