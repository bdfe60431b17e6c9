import type { Enrollment } from '@/lib/db/generated/client'
import { ANSWERABLE } from '@/lib/domain/activation/activation-state'
import { actorName } from '@/lib/domain/actor'
import { AppError, isAppError, isUniqueViolation } from '@/lib/errors'
import { LeaveInput, PauseInput } from '@/lib/protocol/me'
import { respondToEvent } from '../activations/respond-to-event'
import { requireCustomer } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'

type Change = Call<{ enrollmentId: string; body?: unknown }>

export const PAUSE_DAYS = 30
const DAY_MS = 86_400_000

/** Leaves a program at once; left twice is left once. Open events of it are declined. */
export async function leaveProgram({ ctx, input }: Change): Promise<Enrollment> {
  const actor = requireCustomer(ctx.actor)
  const { reason } = LeaveInput.parse(input.body ?? {})
  const gridNow = await ctx.gridNow()
  const left = await withTransaction(ctx, async (tx) => {
    const { count } = await tx.enrollment.updateMany({
      where: { id: input.enrollmentId, meterId: actor.meterId, state: { in: ['active', 'paused'] } },
      data: {
        state: 'left',
        leftAt: gridNow,
        leftReason: reason ?? 'left by the customer',
        pausedUntil: null,
        version: { increment: 1 },
      },
    })
    const row = await tx.enrollment.findFirst({ where: { id: input.enrollmentId, meterId: actor.meterId } })
    if (!row) throw new AppError('not-found', 'There is no such enrollment of yours.')
    if (count === 1 && row.orderId) {
      const ended = await tx.order.updateMany({
        where: { id: row.orderId, meterId: actor.meterId, state: 'active' },
        data: { state: 'cancelled', version: { increment: 1 } },
      })
      if (ended.count === 1)
        await tx.orderEvent.create({
          data: {
            orderId: row.orderId,
            state: 'cancelled',
            actor: actorName(actor),
            note: 'left the program',
            at: ctx.now(),
          },
        })
    }
    return row
  })
  await declineOpenEvents(ctx, input.enrollmentId, actor.meterId)
  return left
}

/** Keeps the place in a program but is asked to nothing until a date. Paused again, the date moves. */
export async function pauseProgram({ ctx, input }: Change): Promise<Enrollment> {
  const actor = requireCustomer(ctx.actor)
  const { days } = PauseInput.parse(input.body ?? {})
  const pausedUntil = new Date((await ctx.gridNow()).getTime() + (days ?? PAUSE_DAYS) * DAY_MS)
  const { count } = await ctx.db.enrollment.updateMany({
    where: { id: input.enrollmentId, meterId: actor.meterId, state: { in: ['active', 'paused'] } },
    data: { state: 'paused', pausedUntil, version: { increment: 1 } },
  })
  if (count !== 1) throw new AppError('not-found', 'You are not in this program.')
  return ctx.db.enrollment.findFirstOrThrow({ where: { id: input.enrollmentId, meterId: actor.meterId } })
}

/** Ends a pause; an enrollment that is active stays so. */
export async function resumeProgram({ ctx, input }: Change): Promise<Enrollment> {
  const actor = requireCustomer(ctx.actor)
  try {
    await ctx.db.enrollment.updateMany({
      where: { id: input.enrollmentId, meterId: actor.meterId, state: 'paused' },
      data: { state: 'active', pausedUntil: null, version: { increment: 1 } },
    })
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError('not-eligible', 'Your meter is in another event program by now.')
    throw error
  }
  const row = await ctx.db.enrollment.findFirst({
    where: { id: input.enrollmentId, meterId: actor.meterId, state: 'active' },
  })
  if (!row) throw new AppError('not-found', 'You are not in this program.')
  return row
}

/** For a job: pauses whose date has come are over. Answers how many. */
export async function endPauses(ctx: Context): Promise<number> {
  const { count } = await ctx.db.enrollment.updateMany({
    where: { state: 'paused', pausedUntil: { lte: await ctx.gridNow() } },
    data: { state: 'active', pausedUntil: null, version: { increment: 1 } },
  })
  return count
}

async function declineOpenEvents(ctx: Context, enrollmentId: string, meterId: string): Promise<void> {
  const open = await ctx.db.participant.findMany({
    where: {
      enrollmentId,
      meterId,
      noticedAt: { not: null },
      state: { not: 'declined' },
      activation: { state: { in: [...ANSWERABLE] } },
    },
  })
  for (const { activationId } of open)
    await respondToEvent({ ctx, input: { activationId, accept: false } }).catch((error: unknown) => {
      // An event that ended in between needs no answer any more.
      if (!isAppError(error)) throw error
    })
}
