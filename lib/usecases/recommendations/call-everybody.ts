import { describeOption, type PlanOption, planSettings } from '@/lib/domain/plan/plan-options'
import type { Context } from '@/lib/usecases/context'
import { callableCustomers } from './compute-plan'
import { loadEnrolled } from './load-enrolled'
import type { Beliefs } from './segment-beliefs'
import { segmentEnrolled } from './segment-enrolled'

/** What it would give to call everybody under some transformers who may be called now, each program at its own notice. */
export async function callEverybody(
  ctx: Context,
  transformerIds: readonly string[],
  { durationMinutes, beliefs }: { durationMinutes: number; beliefs: Beliefs },
): Promise<PlanOption> {
  const gridNow = await ctx.gridNow()
  const known = await loadEnrolled(ctx.db, transformerIds, ctx.now())
  const situation = { ...known, durationMinutes, gridNow, timeZone: ctx.env.TIME_ZONE }
  const calls = known.programs.flatMap((program) => {
    const callable = callableCustomers(situation, program)
    if ('obstacle' in callable) return []
    const { customers } = callable
    const terms = { gridNow, durationMinutes, beliefs, trancheSize: customers.length }
    return segmentEnrolled(program, customers, terms).map((candidate) => ({
      candidate,
      participants: candidate.customers,
    }))
  })
  const candidates = calls.map((call) => call.candidate)
  return describeOption(calls, planSettings({ candidates, needKw: 0, durationMinutes }))
}
