import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { actorName } from '@/lib/domain/actor'
import type { Context } from '@/lib/usecases/context'

type Entry = { kind: string; data?: Record<string, unknown>; gridAt: Date }

/** What followed from an alert (its plan, its event) on the alert's own timeline, in the caller's transaction. */
export async function recordOnAlert(
  tx: Tx,
  ctx: Context,
  alertId: string | null,
  { kind, data = {}, gridAt }: Entry,
): Promise<void> {
  if (!alertId) return
  const { actor } = ctx
  await tx.alertEvent.create({
    data: {
      id: uuidV7(),
      alertId,
      kind,
      actor: actorName(actor),
      data: { ...data, ...(actor.kind === 'staff' ? { by: actor.name } : {}) } as Prisma.InputJsonValue,
      gridAt,
      at: ctx.now(),
    },
  })
}
