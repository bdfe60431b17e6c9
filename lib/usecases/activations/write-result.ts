import { type Activation, Prisma } from '@/lib/db/generated/client'
import { type ActivationResult, needsReview } from '@/lib/domain/activation/activation-result'
import { backUnderLimitAt } from '@/lib/domain/activation/back-under-limit'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { type MeasuredGroup, meanBaselineKw, RULE } from './measure-group'
import { placeboOf } from './placebo-of'
import { tellActivation } from './present-activation'

const HOUR_MS = 3_600_000

/** The event's numbers: what the meters say, what the transformer says, and what is owed; written once. */
export async function writeResult(
  ctx: Context,
  activation: Activation,
  { measurement }: MeasuredGroup,
): Promise<void> {
  const { group, homes } = measurement
  const seen = await transformerView(ctx, activation)
  const nobody = homes.length === 0
  const measured = group.state === 'measured' ? group : null
  const counted = homes.filter((home) => home.result.state === 'measured').map((home) => home.id)
  const checks = {
    topDownKw: seen.topDownKw,
    transformerReadings: seen.count,
    late: homes.some(
      ({ result }) => result.state === 'insufficient' && result.reason === 'event-data-missing',
    ),
  }
  const result: ActivationResult = measured
    ? {
        kind: 'measured',
        rule: RULE,
        days: measured.days,
        adjustment: measured.adjustment,
        intervals: measured.intervals.map(({ at, baselineKw, actualKw }) => ({
          at: at.toISOString(),
          baselineKw,
          actualKw,
        })),
        measuredParticipants: counted.length,
        placebo: await placeboOf(ctx, activation, counted),
        review: needsReview(measured.averageReductionKw, seen.topDownKw),
        reboundKnown: measured.reboundKwh !== null,
        ...checks,
      }
    : { kind: 'unmeasured', reason: nobody ? 'nobody' : reasonOf(group), ...checks }
  await withTransaction(ctx, async (tx) => {
    const paid = await tx.settlement.aggregate({
      where: { activationId: activation.id },
      _sum: { totalMinor: true },
    })
    const customers = await tx.settlement.count({
      where: { activationId: activation.id, totalMinor: { gt: 0 } },
    })
    const [row] = await tx.activation.updateManyAndReturn({
      where: { id: activation.id, state: 'measuring', result: { equals: Prisma.DbNull } },
      data: {
        result: result as unknown as Prisma.InputJsonValue,
        baselineKw: measured && meanBaselineKw(measured),
        actualKw: measured && meanBaselineKw(measured) - measured.averageReductionKw,
        reductionKw: measured?.averageReductionKw ?? null,
        energyKwh: measured?.energyKwh ?? null,
        reboundKwh: measured?.reboundKwh ?? null,
        backUnderLimitAt: seen.backUnderLimitAt,
        totalMinor: paid._sum.totalMinor ?? 0,
        paidCustomers: customers,
        version: { increment: 1 },
      },
    })
    if (row) await tellActivation(tx, row)
  })
}

function reasonOf(group: MeasuredGroup['measurement']['group']): string {
  return group.state === 'insufficient' ? group.reason : 'event-data-missing'
}

/** What the transformer's own readings show, seen apart from the meters. */
async function transformerView(ctx: Context, activation: Activation) {
  const rows = await ctx.db.transformerReading.findMany({
    where: {
      transformerId: activation.transformerId,
      observedAt: { gte: new Date(activation.startAt.getTime() - HOUR_MS), lte: activation.endAt },
    },
    select: { observedAt: true, loadKw: true },
    orderBy: { observedAt: 'asc' },
  })
  const during = rows.filter((row) => row.observedAt >= activation.startAt)
  const earlier = rows.filter((row) => row.observedAt < activation.startAt)
  // From the decision on: what stood before it may be the quiet evening before the trouble.
  const since = Math.max(activation.createdGridAt.getTime(), activation.startAt.getTime() - HOUR_MS / 2)
  const decided = earlier.filter((row) => row.observedAt.getTime() >= since)
  const before = decided.length > 0 ? decided : earlier.slice(-1)
  return {
    count: during.length,
    backUnderLimitAt: backUnderLimitAt(during, activation.limitKw),
    topDownKw: before.length > 0 && during.length > 0 ? medianKw(before) - medianKw(during) : null,
  }
}

/** The middle one: a load that comes or goes for other reasons near the edges does not count as an effect. */
function medianKw(readings: readonly { loadKw: number }[]): number {
  const sorted = readings.map((reading) => reading.loadKw).sort((a, b) => a - b)
  const middle = sorted.length / 2
  return (sorted[Math.ceil(middle - 1)]! + sorted[Math.floor(middle)]!) / 2
}
