import type { Tx } from '@/lib/db/client'
import type { Participant, Prisma } from '@/lib/db/generated/client'
import { type Context, withTransaction } from '@/lib/usecases/context'

const BATCH = 200

/**
 * Runs for each batch of an activation's asked participants, each batch in its own transaction and under the
 * activation's row lock: of two workers the second sees what the first has done.
 */
export async function eachBatch(
  ctx: Context,
  activationId: string,
  where: Prisma.ParticipantWhereInput,
  run: (tx: Tx, batch: Participant[]) => Promise<void>,
): Promise<void> {
  let afterId = ''
  for (;;) {
    const batch = await withTransaction(ctx, async (tx) => {
      await tx.$queryRaw`select id from "Activation" where id = ${activationId} for update`
      const rows = await tx.participant.findMany({
        where: { activationId, noticedAt: { not: null }, ...where, id: { gt: afterId } },
        orderBy: { id: 'asc' },
        take: BATCH,
      })
      if (rows.length > 0) await run(tx, rows)
      return rows
    })
    const last = batch.at(-1)
    if (!last) return
    afterId = last.id
  }
}
