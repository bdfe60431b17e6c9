import {
  type Foreseen,
  type ForeseenFrom,
  foreseeStress,
  isForeseenNoMore,
} from '@/lib/domain/forecast/foresee-stress'
import { limitKwOf, round1 } from '@/lib/domain/units/load'
import type { AlertOrigin } from '@/lib/usecases/alerts/read-alarm'
import { takeAlertMessage } from '@/lib/usecases/alerts/take-alert-message'
import { asSystem, type Context } from '@/lib/usecases/context'
import { gridText, roomTime } from '@/lib/usecases/grid-text'
import { messageInBoth } from '@/lib/usecases/in-both-languages'
import { percent } from '@/lib/usecases/recommendations/describe-options'
import type { Issued } from './write-forecasts'

export const FORECAST_ORIGIN: AlertOrigin = { apiKeyId: null, format: 'forecast', name: 'forecast' }

type Row = {
  id: string
  name: string
  ratedKva: number
  powerFactor: number
  limitKw: number | null
  /** An alert that was predicted and is still open */
  predicted: boolean
  /** Something is really the matter, or an event is on: what is known is no prediction */
  known: boolean
  /** Somebody closed the prediction by hand within the last day */
  dismissed: boolean
}

/** Raises an alert ahead of time where a new forecast says so, and clears it when the forecast falls or it came true. */
export async function judgeForecasts(ctx: Context, issued: readonly Issued[]): Promise<void> {
  if (issued.length === 0) return
  const { rows } = await ctx.pool.query<Row>({
    name: 'judge-forecasts',
    text: SITUATION,
    values: [issued.map(({ outlook }) => outlook.id), await ctx.gridNow()],
  })
  const situations = new Map(rows.map((row) => [row.id, row]))
  for (const one of issued) {
    const row = situations.get(one.outlook.id)
    if (row) await judge(asSystem(ctx, 'forecast'), row, one)
  }
}

async function judge(ctx: Context, row: Row, { outlook, job }: Issued): Promise<void> {
  const forecast: ForeseenFrom = {
    startAt: new Date(outlook.startMs),
    stepMinutes: job.stepMinutes,
    p90: outlook.p90,
    limitKw: limitKwOf(row),
    pOverLimit: outlook.pOverLimit,
    timeToLimitP90At:
      outlook.minutesToLimitP90 === null
        ? null
        : new Date(outlook.startMs + outlook.minutesToLimitP90 * 60_000),
  }
  const message = {
    sourceEventId: `predicted:${row.id}`,
    senderObservedAt: ctx.now(),
    transformerId: row.id,
    severity: 'low' as const,
    predicted: true,
  }
  if (row.predicted && (row.known || isForeseenNoMore(forecast))) {
    await takeAlertMessage(ctx, FORECAST_ORIGIN, {
      ...message,
      status: 'cleared',
      kind: 'overload',
      load: {},
    })
    return
  }
  const foreseen = foreseeStress(forecast)
  if (!foreseen || row.predicted || row.known || row.dismissed) return
  await takeAlertMessage(ctx, FORECAST_ORIGIN, {
    ...message,
    status: 'raised',
    kind: foreseen.kind,
    load: { loadKw: foreseen.peakKw },
    ...messageInBoth(ctx, (spoken) => textOf(spoken, row, forecast, outlook.hotSpotLimitC, foreseen)),
  })
}

function textOf(
  ctx: Context,
  row: Row,
  { limitKw, startAt }: ForeseenFrom,
  hotSpotLimitC: number,
  foreseen: Foreseen,
): string {
  const t = gridText(ctx.env)
  const at = roomTime(ctx.env, foreseen.at, startAt)
  if (foreseen.kind === 'temperature')
    return t('alert.predictedHotSpot', {
      name: row.name,
      limit: hotSpotLimitC,
      at,
      probability: percent(foreseen.probability),
    })
  return t('alert.predictedLoad', {
    name: row.name,
    limitKw: round1(limitKw),
    at,
    peakKw: round1(foreseen.peakKw),
    peakAt: roomTime(ctx.env, foreseen.peakAt, startAt),
  })
}

const SITUATION = `
select t.id, t.name, t."ratedKva", t."powerFactor", t."limitKw",
  coalesce(bool_or(a.predicted and a.state in ('active', 'acknowledged') and a."clearedAt" is null), false) as predicted,
  coalesce(bool_or(not a.predicted and a.state in ('active', 'acknowledged') and a."clearedAt" is null), false)
    or exists (select 1 from "Activation" v where v."transformerId" = t.id
      and v.state in ('scheduled', 'notifying', 'active', 'measuring'))
    or exists (select 1 from "SimulatedScenario" s where s."transformerId" = t.id and s."endedAt" is null) as known,
  coalesce(bool_or(a.predicted and a.state = 'closed' and a."clearedAt" is null
    and a."closedAt" > $2::timestamptz - interval '1 day'), false) as dismissed
from "Transformer" t left join "Alert" a on a."transformerId" = t.id and a.count > 0
  and (a.state in ('active', 'acknowledged') or a."closedAt" > $2::timestamptz - interval '1 day')
where t.id = any($1) group by t.id`
