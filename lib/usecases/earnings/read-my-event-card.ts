import type { Part, PartOf } from '@/lib/protocol/message'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'
import type { MyEvent } from './list-my-events'

/** The card of an event's notice as it stands now. */
export async function readMyEventCard(
  ctx: Context,
  event: Pick<MyEvent, 'noticeMessageId'>,
): Promise<PartOf<'event'> | null> {
  const { customerId } = requireCustomer(ctx.actor)
  if (!event.noticeMessageId) return null
  const message = await ctx.db.message.findFirst({
    where: { id: event.noticeMessageId, conversation: { customerId } },
  })
  const part = (message?.parts as unknown as Part[] | undefined)?.find((one) => one.type === 'event')
  return part?.type === 'event' ? part : null
}
