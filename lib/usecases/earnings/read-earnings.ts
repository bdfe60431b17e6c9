import { DateTime } from 'luxon'
import type { PartOf } from '@/lib/protocol/message'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'
import { rangeOf, type UsePeriod } from '../usage/read-period-use'
import { listMyCredits } from './list-my-credits'
import { listMyEvents } from './list-my-events'

export type Earnings = {
  totalMinor: number
  provisionalMinor: number
  energyKwh: number
  events: number
  skipped: number
  currency: string
  items: PartOf<'earnings'>['items']
  /** What programs paid beside their events; not in totalMinor */
  creditsMinor: number
  credits: NonNullable<PartOf<'earnings'>['credits']>
  since: Date
}

/**
 * What the customer's own events of the last twelve months have earned, or of a period of the local calendar within
 * them, from their settlements alone, and what their programs paid beside them.
 */
export async function readEarnings(ctx: Context, period?: UsePeriod): Promise<Earnings> {
  requireCustomer(ctx.actor)
  const gridNow = await ctx.gridNow()
  const since = new Date(gridNow)
  since.setUTCFullYear(since.getUTCFullYear() - 1)
  const range = period && rangeOf(period, DateTime.fromJSDate(gridNow, { zone: ctx.env.TIME_ZONE }))
  const from = range ? range.from.toJSDate() : since
  const within = (time: string) => {
    const at = new Date(time)
    return at >= from && (!range || at < range.to.toJSDate())
  }
  const [all, booked] = await Promise.all([
    listMyEvents(ctx, { after: null, limit: 200 }),
    listMyCredits(ctx),
  ])
  const events = all.filter((event) => within(event.startAt))
  // A month's credit belongs to its month, though it is booked when the month is over.
  const credits = booked.filter((credit) => within(credit.startAt))
  const settled = events.filter((event) => event.amountMinor !== null)
  const paid = settled.filter((event) => event.response !== 'declined')
  const sum = (list: typeof events) => list.reduce((total, event) => total + (event.amountMinor ?? 0), 0)
  return {
    totalMinor: sum(settled),
    provisionalMinor: sum(settled.filter((event) => event.provisional)),
    energyKwh: paid.reduce((total, event) => total + Math.max(0, event.energyKwh ?? 0), 0),
    events: paid.length,
    skipped: events.filter((event) => event.response === 'declined').length,
    creditsMinor: credits.reduce((total, credit) => total + credit.amountMinor, 0),
    credits: credits.map(({ id, kind, month, programName, startAt, amountMinor }) => ({
      id,
      month,
      at: startAt,
      name: programName,
      kind,
      amountMinor,
    })),
    currency: ctx.env.CURRENCY,
    since: from,
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
