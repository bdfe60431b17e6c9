import type { Activation } from '@/lib/db/generated/client'
import { BASELINE_RULES } from '@/lib/domain/baseline/baseline-rules'
import { sumOfReadings } from '@/lib/domain/baseline/group-baseline'
import { type PlaceboError, placeboError } from '@/lib/domain/baseline/placebo-error'
import type { Context } from '@/lib/usecases/context'
import { loadReadings } from '@/lib/usecases/meter-readings/load-readings'
import { eventDays, holidaysFor, RULE } from './measure-group'

const DAY_MS = 86_400_000
const PLACEBO_DAYS = 10
/** The error of a sum settles long before this many homes. */
const MOST_HOMES = 300

/**
 * How wrong the rule was for these homes in these hours on days when nothing happened, beside the result it belongs to;
 * null when history is too short.
 */
export async function placeboOf(
  ctx: Context,
  activation: Activation,
  meterIds: readonly string[],
): Promise<PlaceboError | null> {
  if (meterIds.length === 0) return null
  const chosen = meterIds.slice(0, MOST_HOMES)
  const rule = BASELINE_RULES[RULE]
  const lookBackDays = 30 + 4 * PLACEBO_DAYS + rule.lookbackCalendarDays + 2
  const readings = await loadReadings(ctx.db, chosen, {
    from: new Date(activation.startAt.getTime() - lookBackDays * DAY_MS),
    to: activation.endAt,
  })
  return placeboError({
    rule,
    intervalMinutes: 15,
    timeZone: ctx.env.TIME_ZONE,
    holidays: holidaysFor(ctx, activation),
    eventDays: await eventDays(ctx.db, activation, chosen, ctx.env.TIME_ZONE),
    gridAnchor: new Date(0),
    event: { start: activation.startAt, end: activation.endAt, noticeAt: activation.createdGridAt },
    readings: sumOfReadings(chosen.map((meterId) => readings.get(meterId)!)),
    maxDays: PLACEBO_DAYS,
  })
}
