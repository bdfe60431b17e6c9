import { maskMeterId } from '@/lib/domain/meter-id'
import { round1 } from '@/lib/domain/units/load'
import { type ActivationDryRun, CreateActivationInput } from '@/lib/protocol/activation'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, withTransaction } from '@/lib/usecases/context'
import { needsSecondPerson, readApproval } from './approval'
import { blocksOf, warningsOf } from './check-activation'
import { eventWindow } from './event-window'
import { freezeParticipants } from './freeze-participants'
import { loadPlanChoice } from './plan-choice'

const MOST_HOMES = 500

/** What a confirmation would do: who would be asked, what is expected, what speaks against it. Nothing is written. */
export async function dryRunActivation({ ctx, input }: Call<unknown>): Promise<ActivationDryRun> {
  requireStaff(ctx.actor, 'operator')
  const wanted = CreateActivationInput.parse(input)
  const plan = await loadPlanChoice(ctx, wanted)
  const window = eventWindow(plan, wanted, await ctx.gridNow())
  return withTransaction(ctx, async (tx) => {
    const frozen = await freezeParticipants(tx, ctx, plan, window, wanted)
    const approval = await readApproval(tx)
    const endorsed = plan.endorsedVersion === plan.version && plan.endorsedOption === plan.option.id
    return {
      dryRun: true,
      recommendationId: plan.id,
      optionId: plan.option.id,
      version: plan.version,
      objective: wanted.objective,
      targetKw: frozen.targetKw === null ? null : round1(frozen.targetKw),
      startAt: window.startAt.toISOString(),
      endAt: frozen.endAt.toISOString(),
      wouldAsk: frozen.participants.length,
      programs: frozen.programs,
      expectedKw: round1(frozen.expectedKw),
      lowKw: round1(frozen.lowKw),
      highKw: round1(frozen.highKw),
      neededKw: round1(plan.neededKw),
      staggerMinutes: window.staggerMinutes,
      fullKw: round1(frozen.fullKw),
      homes: frozen.participants.slice(0, MOST_HOMES).map((one) => ({
        meter: maskMeterId(one.meterId),
        programId: one.programId,
        participation: one.participation as 'opt-in' | 'opt-out',
        expectedKw: Math.round(one.expectedKw * 100) / 100,
        simulated: one.simulated,
      })),
      blocks: blocksOf(ctx, plan, window, frozen),
      warnings: await warningsOf(tx, ctx, plan, window, frozen),
      approval: {
        needed: needsSecondPerson(frozen, approval),
        ...approval,
        endorsedBy: endorsed ? plan.endorsedBy : null,
      },
    }
  })
}
