import { requireCustomer } from '../authorize'
import type { Context } from '../context'

export type MyStreet = {
  /** Newest reading of the transformer that feeds the customer's meter */
  observedAt: Date | null
  minutesOld: number | null
  loadPercent: number | null
  /** No load while it should carry some: what an outage of the street looks like */
  looksDead: boolean
  activeAlert: boolean
  /** Outages that people on the same transformer told of in the last six hours */
  reports: number
  simulated: boolean
}

const FRESH_MINUTES = 30
const REPORT_HOURS = 6

/** What the grid's own data says about the customer's street: no more than that is known. */
export async function readMyStreet(ctx: Context): Promise<MyStreet> {
  const { meterId } = requireCustomer(ctx.actor)
  const [meter, gridNow] = await Promise.all([
    ctx.db.meter.findUniqueOrThrow({ where: { id: meterId }, include: { transformer: true } }),
    ctx.gridNow(),
  ])
  const { transformer } = meter
  const neighbours = await ctx.db.customer.findMany({
    where: { meter: { transformerId: transformer.id } },
    select: { id: true },
  })
  const [reports, alert] = await Promise.all([
    ctx.db.ticket.count({
      where: {
        topic: 'outage',
        state: 'open',
        customerId: { in: neighbours.map((row) => row.id) },
        createdAt: { gt: new Date(ctx.now().getTime() - REPORT_HOURS * 3_600_000) },
      },
    }),
    ctx.db.alert.findFirst({
      where: { transformerId: transformer.id, state: { in: ['active', 'acknowledged'] }, clearedAt: null },
      select: { id: true },
    }),
  ])
  const minutesOld = transformer.observedAt
    ? Math.max(0, Math.round((gridNow.getTime() - transformer.observedAt.getTime()) / 60_000))
    : null
  const fresh = minutesOld !== null && minutesOld <= FRESH_MINUTES
  const ratedKw = transformer.ratedKva * transformer.powerFactor
  return {
    observedAt: fresh ? transformer.observedAt : null,
    minutesOld: fresh ? minutesOld : null,
    loadPercent:
      fresh && transformer.loadKw !== null ? Math.round((transformer.loadKw / ratedKw) * 100) : null,
    looksDead: fresh && transformer.loadKw !== null && Math.abs(transformer.loadKw) < ratedKw * 0.005,
    activeAlert: alert !== null,
    reports,
    simulated: transformer.loadSimulated,
  }
}
