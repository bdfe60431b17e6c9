import type { Tx } from '@/lib/db/client'
import type { Activation, Prisma } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { actorName } from '@/lib/domain/actor'
import type { ActivationObjective, NextStage } from '@/lib/protocol/activation'
import type { Context } from '@/lib/usecases/context'
import type { PlanBasis } from '@/lib/usecases/recommendations/present-recommendation'
import type { EventWindow } from './event-window'
import type { Frozen } from './freeze-participants'
import type { PlanChoice } from './plan-choice'

export type Decision = {
  decidedBy: string
  objective: ActivationObjective
  targetKw: number | null
  endorsedBy: string | null
  policyId: string | null
  nextStage: NextStage
  stageOfId: string | null
}

/** The activation with its frozen participants; its row is the intent the workers carry out. */
export async function writeActivation(
  tx: Tx,
  ctx: Context,
  plan: PlanChoice,
  window: EventWindow,
  frozen: Frozen,
  decision: Decision,
): Promise<Activation> {
  const [number] = await tx.$queryRaw<{ n: bigint }[]>`select nextval('"ActivationReference"') as n`
  const basis = plan.basis as unknown as PlanBasis
  const activation = await tx.activation.create({
    data: {
      id: uuidV7(),
      reference: `A-${number!.n}`,
      alertId: plan.alertId,
      recommendationId: plan.id,
      optionId: plan.option.id,
      transformerId: plan.transformerId,
      state: 'scheduled',
      programs: frozen.programs as unknown as Prisma.InputJsonValue,
      emergency: plan.alert.priority === 1,
      createdGridAt: window.gridNow,
      startAt: window.startAt,
      endAt: frozen.endAt,
      staggerMinutes: frozen.staggerMinutes,
      expectedKw: frozen.expectedKw,
      lowKw: frozen.lowKw,
      highKw: frozen.highKw,
      neededKw: plan.neededKw,
      limitKw: basis.limitKw,
      currency: ctx.env.CURRENCY,
      ...decision,
      decidedAt: ctx.now(),
      createdAt: ctx.now(),
    },
  })
  await tx.participant.createMany({
    data: frozen.participants.map((customer) => ({
      id: uuidV7(),
      activationId: activation.id,
      meterId: customer.meterId,
      customerId: customer.customerId,
      enrollmentId: customer.enrollmentId,
      programId: customer.programId,
      programVersion: customer.programVersion,
      participation: customer.participation,
      deviceTypes: customer.deviceTypes,
      expectedKw: customer.expectedKw,
      startAt: customer.startAt,
      endAt: customer.endAt,
      simulated: customer.simulated,
    })),
  })
  await tx.alertEvent.create({
    data: {
      id: uuidV7(),
      alertId: plan.alertId,
      kind: 'activated',
      actor: actorName(ctx.actor),
      data: {
        activationId: activation.id,
        reference: activation.reference,
        optionId: plan.option.id,
        ...(ctx.actor.kind === 'staff' ? { by: ctx.actor.name } : {}),
      },
      gridAt: window.gridNow,
      at: ctx.now(),
    },
  })
  return activation
}
