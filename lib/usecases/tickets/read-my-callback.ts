import { requireCustomer } from '../authorize'
import type { Call } from '../context'

export type MyCallback = {
  reference: string
  topic: string
  /** When the customer wants to be called, in their words or one of the slots */
  callbackAt: string | null
  /** The number they gave for it; none means the one on file */
  contact: string | null
  /** What was passed on, in the customer's words */
  text: string
}

/** What is noted for the call about one open request of the customer's, by its number or the newest one. */
export async function readMyCallback({
  ctx,
  input,
}: Call<{ reference?: string }>): Promise<MyCallback | null> {
  const { customerId } = requireCustomer(ctx.actor)
  return ctx.db.ticket.findFirst({
    where: { customerId, state: 'open', reference: input.reference },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { reference: true, topic: true, callbackAt: true, contact: true, text: true },
  })
}
