import type { Prisma } from '@/lib/db/generated/client'
import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import { READINGS_WAIT_MS } from '@/lib/domain/activation/due-step'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { measureGroup } from './measure-group'
import { tellActivation } from './present-activation'

/**
 * Adds what came back in the two hours after a settled event, once the readings are there; after a day it is left
 * unknown. Answers whether it is done.
 */
export async function recordRebound(ctx: Context, activationId: string): Promise<boolean> {
  const activation = await ctx.db.activation.findUniqueOrThrow({ where: { id: activationId } })
  const result = activation.result as ActivationResult | null
  if (activation.state !== 'settled' || result?.kind !== 'measured' || result.reboundKnown) return true
  const { measurement } = await measureGroup(ctx, activation)
  const reboundKwh = measurement.group.state === 'measured' ? measurement.group.reboundKwh : null
  const gridNow = await ctx.gridNow()
  if (reboundKwh === null && gridNow.getTime() < activation.endAt.getTime() + READINGS_WAIT_MS) return false
  await withTransaction(ctx, async (tx) => {
    const [row] = await tx.activation.updateManyAndReturn({
      where: { id: activationId, version: activation.version },
      data: {
        reboundKwh,
        result: { ...result, reboundKnown: true } as unknown as Prisma.InputJsonValue,
        version: { increment: 1 },
      },
    })
    if (row) await tellActivation(tx, row)
  })
  return true
}
