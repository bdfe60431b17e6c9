import { AppError } from '@/lib/errors'
import { type Call, withTransaction } from '@/lib/usecases/context'
import { bump } from './respond-to-event'

/**
 * Marks notices as reached: by the simulator for simulated customers, or by what a customer has read up to a seq of
 * their conversation. Reached stays reached.
 */
export async function recordDelivery({
  ctx,
  input,
}: Call<
  { activationId: string; meterIds: string[] } | { meterId: string; upToSeq: number }
>): Promise<number> {
  const own = 'meterId' in input
  const allowed =
    ctx.actor.kind === 'system' ||
    (own && ctx.actor.kind === 'customer' && ctx.actor.meterId === input.meterId)
  if (!allowed) throw new AppError('forbidden', 'Only the system or the customer reports a delivery.')
  const gridNow = await ctx.gridNow()
  return withTransaction(ctx, async (tx) => {
    const reached = own
      ? await tx.$queryRaw<{ activationId: string }[]>`
          update "Participant" p set "reachedAt" = ${gridNow} from "Message" m
          where p."meterId" = ${input.meterId} and p."noticeMessageId" = m.id and m.seq <= ${input.upToSeq}
            and p."reachedAt" is null returning p."activationId"`
      : await tx.$queryRaw<{ activationId: string }[]>`
          update "Participant" p set "reachedAt" = ${gridNow}
          where p."activationId" = ${input.activationId} and p."meterId" = any(${input.meterIds}::text[])
            and p.simulated and p."noticedAt" is not null and p."reachedAt" is null returning p."activationId"`
    for (const id of [...new Set(reached.map((row) => row.activationId))].sort()) await bump(tx, id)
    return reached.length
  })
}
