import type { Activation } from '@/lib/db/generated/client'
import { backUnderLimitAt } from '@/lib/domain/activation/back-under-limit'
import { type TopDown, topDownReduction } from '@/lib/domain/activation/top-down'
import { BASELINE_RULES } from '@/lib/domain/baseline/baseline-rules'
import { unadjustedBaseline } from '@/lib/domain/baseline/compute-baseline'
import { planMeasurement } from '@/lib/domain/baseline/measurement-plan'
import type { Context } from '@/lib/usecases/context'
import { QUARTER_HOUR_MS } from '@/lib/usecases/meter-readings/load-readings'
import { holidaysFor } from './measure-group'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A change between two readings beyond this share of the promise's upper end, or of the limit, is no effect of the call. */
const JUMP_OF_PROMISE = 1.5
const JUMP_OF_LIMIT = 0.1

export type TransformerView = {
  /** Readings during the event */
  count: number
  /** Over the limit at some time between the decision and the end */
  overLimit: boolean
  /** Null too where there was no overload to end */
  backUnderLimitAt: Date | null
  topDown: TopDown
}

/** What the transformer's own readings show, seen apart from the meters. */
export async function transformerView(
  ctx: Context,
  activation: Activation,
  eventDays: readonly string[],
): Promise<TransformerView> {
  const from = new Date(activation.startAt.getTime() - HOUR_MS)
  const rows = await ctx.db.transformerReading.findMany({
    where: { transformerId: activation.transformerId, observedAt: { gte: from, lte: activation.endAt } },
    select: { observedAt: true, loadKw: true },
    orderBy: { observedAt: 'asc' },
  })
  const during = rows.filter((row) => row.observedAt >= activation.startAt)
  const earlier = rows.filter((row) => row.observedAt < activation.startAt)
  // From the decision on: what stood before it may be the quiet evening before the trouble.
  const since = Math.max(activation.createdGridAt.getTime(), activation.startAt.getTime() - HOUR_MS / 2)
  const decided = earlier.filter((row) => row.observedAt.getTime() >= since)
  const before = decided.length > 0 ? decided : earlier.slice(-1)
  const overLimit = [...before, ...during].some((row) => row.loadKw > activation.limitKw)
  return {
    count: during.length,
    overLimit,
    backUnderLimitAt: overLimit ? backUnderLimitAt(during, activation.limitKw) : null,
    topDown: topDownReduction({
      before,
      during,
      usualKw: await usualLoad(ctx, activation, from, eventDays),
      jumpKw: Math.max(JUMP_OF_PROMISE * activation.highKw, JUMP_OF_LIMIT * activation.limitKw),
    }),
  }
}

/** The transformer's mean load on like days by quarter hour; null where fewer than five of them are known. */
async function usualLoad(
  ctx: Context,
  activation: Activation,
  from: Date,
  eventDays: readonly string[],
): Promise<(at: Date) => number | null> {
  const rule = BASELINE_RULES['10-of-10-unadjusted']
  const plan = planMeasurement({
    rule,
    intervalMinutes: 15,
    timeZone: ctx.env.TIME_ZONE,
    event: { start: from, end: new Date(activation.endAt.getTime() + 1) },
    holidays: holidaysFor(ctx, activation),
    eventDays,
    gridAnchor: new Date(0),
  })
  const rows = await ctx.db.$queryRaw<{ quarter: bigint; kw: number }[]>`
    select floor(extract(epoch from "observedAt") / 900)::bigint as quarter, avg("loadKw") as kw
    from "TransformerReading" where "transformerId" = ${activation.transformerId} and "observedAt" < ${from}
      and "observedAt" >= ${new Date(from.getTime() - (rule.lookbackCalendarDays + 2) * DAY_MS)}
    group by 1`
  const means = new Map(rows.map(({ quarter, kw }) => [Number(quarter) * QUARTER_HOUR_MS, kw]))
  const usual = unadjustedBaseline(plan, (atMs) => means.get(atMs))
  if (usual.days.length < rule.minDays) return () => null
  const byQuarter = new Map(plan.event.map((atMs, i) => [atMs, usual.eventKw[i]!]))
  return (at) => byQuarter.get(Math.floor(at.getTime() / QUARTER_HOUR_MS) * QUARTER_HOUR_MS) ?? null
}
