import { requireCustomer } from '../authorize'
import type { Call } from '../context'

/** Notes why the customer left the program that they left last. */
export async function noteLeaveReason({ ctx, input }: Call<{ reason: string }>): Promise<void> {
  const { meterId } = requireCustomer(ctx.actor)
  const last = await ctx.db.enrollment.findFirst({
    where: { meterId, state: 'left' },
    orderBy: { leftAt: 'desc' },
  })
  if (last)
    await ctx.db.enrollment.updateMany({
      where: { id: last.id, meterId, state: 'left' },
      data: { leftReason: input.reason },
    })
}
