import type { PartOf } from '@/lib/protocol/message'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'
import { listMyEvents } from './list-my-events'

export type Earnings = {
  totalMinor: number
  provisionalMinor: number
  energyKwh: number
  events: number
  skipped: number
  currency: string
  items: PartOf<'earnings'>['items']
  since: Date
}

/** What the customer's own events of the last twelve months have earned, from their settlements alone. */
export async function readEarnings(ctx: Context): Promise<Earnings> {
  requireCustomer(ctx.actor)
  const gridNow = await ctx.gridNow()
  const since = new Date(gridNow)
  since.setUTCFullYear(since.getUTCFullYear() - 1)
  const events = (await listMyEvents(ctx, { after: null, limit: 200 })).filter(
    (event) => new Date(event.startAt) >= since,
  )
  const settled = events.filter((event) => event.amountMinor !== null)
  const paid = settled.filter((event) => event.response !== 'declined')
  const sum = (list: typeof events) => list.reduce((total, event) => total + (event.amountMinor ?? 0), 0)
  return {
    totalMinor: sum(settled),
    provisionalMinor: sum(settled.filter((event) => event.provisional)),
    energyKwh: paid.reduce((total, event) => total + Math.max(0, event.energyKwh ?? 0), 0),
    events: paid.length,
    skipped: events.filter((event) => event.response === 'declined').length,
    currency: ctx.env.CURRENCY,
    since,
    items: settled.map((event) => ({
      activationId: event.activationId,
      at: event.startAt,
      name: event.programName,
      energyKwh: event.energyKwh ?? 0,
      amountMinor: event.amountMinor ?? 0,
      state: event.provisional ? 'provisional' : 'final',
    })),
  }
}
