import type { Activation } from '@/lib/db/generated/client'
import { meanShare, meanShareUntil } from '@/lib/domain/activation/stagger'
import type { Context } from '@/lib/usecases/context'
import { QUARTER_HOUR_MS } from '@/lib/usecases/meter-readings/load-readings'
import { measureGroup } from './measure-group'

const HOUR_MS = 3_600_000
/** Meter readings may come this many quarter hours late. */
const LATE_QUARTERS = 2

/** Mean kW of an event until now, and what was expected of it until then. */
export type Delivered = { kw: number; expectedKw: number }

/**
 * Mean kW that a running event has delivered: by the meters of those who take part up to the newest complete quarter
 * hour, else by the transformer, median before less median during. Null when neither says anything.
 */
export async function deliveredSoFar(
  ctx: Context,
  row: Activation,
  gridNow: Date,
): Promise<Delivered | null> {
  const newest = Math.floor(gridNow.getTime() / QUARTER_HOUR_MS) * QUARTER_HOUR_MS
  for (let late = 0; late <= LATE_QUARTERS; late++) {
    const endAt = new Date(newest - late * QUARTER_HOUR_MS)
    if (endAt.getTime() - row.startAt.getTime() < QUARTER_HOUR_MS) break
    const { measurement, participants } = await measureGroup(ctx, { ...row, endAt })
    const expectedKw = expectedUntil(row, endAt)
    if (participants.length === 0) return { kw: 0, expectedKw }
    if (measurement.group.state === 'measured')
      return { kw: measurement.group.averageReductionKw, expectedKw }
  }
  const kw = await byTransformer(ctx, row, gridNow)
  return kw === null ? null : { kw, expectedKw: row.expectedKw }
}

/** Where starts are spread, fewer act at first than over the whole event. */
function expectedUntil(row: Activation, until: Date): number {
  if (row.staggerMinutes === 0) return row.expectedKw
  const fullKw = row.expectedKw / meanShare(row)
  return fullKw * meanShareUntil((until.getTime() - row.startAt.getTime()) / 60_000, row.staggerMinutes)
}

async function byTransformer(ctx: Context, row: Activation, gridNow: Date): Promise<number | null> {
  const readings = await ctx.db.transformerReading.findMany({
    where: {
      transformerId: row.transformerId,
      observedAt: { gte: new Date(row.startAt.getTime() - HOUR_MS / 2), lte: gridNow },
    },
    select: { observedAt: true, loadKw: true },
  })
  const before = readings.filter((one) => one.observedAt < row.startAt).map((one) => one.loadKw)
  const during = readings.filter((one) => one.observedAt >= row.startAt).map((one) => one.loadKw)
  return before.length > 0 && during.length > 0 ? median(before) - median(during) : null
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2
}
