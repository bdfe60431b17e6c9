import { AppError } from '@/lib/errors'
import type { PartOf } from '@/lib/protocol/message'
import { requireCustomer } from '../authorize'
import type { Call } from '../context'
import { newestResult } from './read-result'

/** The result of one of the customer's own events with every step of its sum. Error: not-found before it is measured. */
export async function readMyResult({ ctx, input }: Call<{ activationId: string }>): Promise<PartOf<'event'>> {
  requireCustomer(ctx.actor)
  const found = await newestResult(ctx, input.activationId)
  if (!found)
    throw new AppError('not-found', 'This event has no result yet. It appears minutes after the end.')
  return found.part
}
