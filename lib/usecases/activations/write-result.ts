import { type Activation, Prisma } from '@/lib/db/generated/client'
import { type ActivationResult, needsReview } from '@/lib/domain/activation/activation-result'
import type { Measured } from '@/lib/domain/baseline/compute-baseline'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { holidaysFor, type MeasuredGroup, meanBaselineKw, RULE } from './measure-group'
import { placeboOf } from './placebo-of'
import { tellActivation } from './present-activation'
import { transformerView } from './transformer-view'

/** The event's numbers: what the meters say, what the transformer says, and what is owed; written once. */
export async function writeResult(
  ctx: Context,
  activation: Activation,
  { measurement, eventDays }: MeasuredGroup,
): Promise<void> {
  const { group, homes } = measurement
  const seen = await transformerView(ctx, activation, eventDays)
  const nobody = homes.length === 0
  const measured = group.state === 'measured' ? group : null
  const counted = homes.filter((home) => home.result.state === 'measured').map((home) => home.id)
  const checks = {
    topDownKw: seen.topDown.kw,
    ...(seen.topDown.until ? { topDownUntil: seen.topDown.until.toISOString() } : {}),
    transformerReadings: seen.count,
    overLimit: seen.overLimit,
    late: homes.some(
      ({ result }) => result.state === 'insufficient' && result.reason === 'event-data-missing',
    ),
  }
  const result: ActivationResult = measured
    ? {
        kind: 'measured',
        rule: RULE,
        days: measured.days,
        holidays: holidaysFor(ctx, activation),
        adjustment: measured.adjustment,
        intervals: measured.intervals.map(({ at, baselineKw, actualKw }) => ({
          at: at.toISOString(),
          baselineKw,
          actualKw,
        })),
        measuredParticipants: counted.length,
        placebo: await placeboOf(ctx, activation, counted),
        review: needsReview(reductionUntil(measured, seen.topDown.until), seen.topDown.kw),
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

/** The meters' mean reduction over the part of the event that the transformer can be compared in. */
function reductionUntil({ intervals, averageReductionKw }: Measured, until: Date | null): number {
  const compared = intervals.filter(({ at }) => until !== null && at < until)
  if (compared.length === 0) return averageReductionKw
  return compared.reduce((sum, { reductionKw }) => sum + reductionKw, 0) / compared.length
}

function reasonOf(group: MeasuredGroup['measurement']['group']): string {
  return group.state === 'insufficient' ? group.reason : 'event-data-missing'
}
