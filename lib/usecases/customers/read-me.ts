import { maskMeterId } from '@/lib/domain/meter-id'
import type { Me } from '@/lib/protocol/me'
import { requireCustomer } from '../authorize'
import type { Context } from '../context'
import { listMyEvents } from '../earnings/list-my-events'
import { readEarnings } from '../earnings/read-earnings'
import { listMyEnrollments } from '../enrollments/list-my-enrollments'
import { EVENING_HOURS } from '../usage/read-my-usage'
import { readUsage } from './read-usage'

const OPEN_EVENT = ['notice', 'accepted', 'declined', 'live']

/** The signed-in customer's own account in one answer. */
export async function readMe(ctx: Context): Promise<Me> {
  const actor = requireCustomer(ctx.actor)
  const gridNow = await ctx.gridNow()
  const [customer, clock, earnings, events, enrollments, usage] = await Promise.all([
    ctx.db.customer.findFirstOrThrow({
      where: { id: actor.customerId, meterId: actor.meterId, deletedAt: null },
      include: { meter: true },
    }),
    ctx.db.gridClock.findUnique({ where: { id: 1 } }),
    readEarnings(ctx),
    listMyEvents(ctx, { after: null, limit: 20 }),
    listMyEnrollments(ctx),
    readUsage(ctx.db, actor.meterId, ctx.env.TIME_ZONE, gridNow),
  ])
  const program = enrollments.find((item) => item.state !== 'left')
  const next = events
    .filter((event) => OPEN_EVENT.includes(event.state) && new Date(event.endAt) > gridNow)
    .at(-1)
  return {
    name: customer.name,
    maskedMeterId: maskMeterId(customer.meterId),
    street: customer.meter.street || null,
    phoneEnding: customer.phone.replace(/\D/g, '').slice(-2) || null,
    emailHint: hintOf(customer.email),
    locale: customer.locale,
    timeZone: ctx.env.TIME_ZONE,
    currency: ctx.env.CURRENCY,
    season: {
      earnedMinor: earnings.totalMinor + earnings.creditsMinor,
      provisionalMinor: earnings.provisionalMinor,
      energyKwh: Math.round(earnings.energyKwh * 1000) / 1000,
      events: earnings.events,
      skipped: earnings.skipped,
    },
    program: program
      ? {
          enrollmentId: program.enrollmentId,
          reference: program.reference,
          name: program.name,
          state: program.state === 'paused' ? 'paused' : 'active',
          since: program.since,
        }
      : null,
    nextEvent: next
      ? {
          activationId: next.activationId,
          programName: next.programName,
          state: next.state,
          response: next.response,
          startAt: next.startAt,
          endAt: next.endAt,
        }
      : null,
    usualDay:
      usage.days > 0
        ? {
            hourlyKw: usage.hourlyKw,
            highlightHours: [...EVENING_HOURS],
            highlightKwh: EVENING_HOURS.reduce((sum, hour) => sum + (usage.hourlyKw[hour] ?? 0), 0),
            dayKwh: usage.dailyKwh,
          }
        : null,
    grid: { now: gridNow.toISOString(), speed: clock?.speed ?? 1 },
    simulated: customer.meter.simulated,
  }
}

/** First letter and domain: enough to recognise, not enough to use. */
function hintOf(email: string | null): string | null {
  if (!email) return null
  const [name = '', domain = ''] = email.split('@')
  return `${name.slice(0, 1)}…@${domain}`
}
