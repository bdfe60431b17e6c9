import type { Forecast, ForecastModel, Transformer } from '@/lib/db/generated/client'
import { nameplateOf } from '@/lib/domain/thermal/nameplate-of'
import { thermalLimits } from '@/lib/domain/thermal/thermal-limits'
import { limitKwOf, loadPercentOf, round1 } from '@/lib/domain/units/load'
import { AppError } from '@/lib/errors'
import type { ForecastDto } from '@/lib/protocol/grid'
import { requireScopeOrStaff } from '@/lib/usecases/authorize'
import type { Call, Context } from '@/lib/usecases/context'
import { DAY_MS, LONGEST_AGE_MS } from './find-due'
import { sameTimeOfDayForecast } from './same-time-of-day-forecast'

type Known = Transformer & { forecast: Forecast | null; forecastModel: ForecastModel | null }
type Points = Pick<ForecastDto, 'points' | 'stepMinutes' | 'issuedAt' | 'model'> &
  Partial<
    Pick<ForecastDto, 'timeToLimitAt' | 'timeToLimitP90At' | 'pOverLimit' | 'ageingDays' | 'ambientFrom'>
  >

/** The next 24 hours of one transformer: the newest issued forecast, else the same time of the last days. */
export async function readForecast({ ctx, input }: Call<{ transformerId: string }>): Promise<ForecastDto> {
  requireScopeOrStaff(ctx.actor, 'grid:read')
  const transformer = await ctx.db.transformer.findUnique({
    where: { id: input.transformerId },
    include: { forecast: true, forecastModel: true },
  })
  if (!transformer) throw new AppError('not-found', 'There is no such transformer.')
  const gridNow = await ctx.gridNow()
  const limitKw = limitKwOf(transformer)
  const known = issuedPoints(transformer, gridNow) ?? (await fallback(ctx, transformer, gridNow))
  const first = known.points.find((point) => point.p50 > limitKw)
  const { paper } = nameplateOf(transformer)
  return {
    transformerId: transformer.id,
    ...known,
    limitKw: round1(limitKw),
    hotSpotLimitC: thermalLimits('normal-cyclic', transformer.ratedKva, paper).hotSpotC,
    timeToLimitAt: known.timeToLimitAt ?? null,
    timeToLimitP90At: known.timeToLimitP90At ?? null,
    pOverLimit: known.pOverLimit ?? null,
    ageingDays: known.ageingDays ?? null,
    ambientFrom: known.ambientFrom ?? null,
    hotSpotC: transformer.hotSpotC,
    minutesToLimit: first
      ? Math.max(0, Math.round((Date.parse(first.at) - gridNow.getTime()) / 60_000))
      : null,
  }
}

function issuedPoints(transformer: Known, gridNow: Date): Points | null {
  const { forecast, forecastModel } = transformer
  if (!forecast || !forecastModel || gridNow.getTime() - forecast.issuedAt.getTime() > LONGEST_AGE_MS)
    return null
  const stepMs = forecast.stepMinutes * 60_000
  const points = forecast.p50.map((p50, step) => ({
    at: new Date(forecast.startAt.getTime() + step * stepMs).toISOString(),
    p10: round1(forecast.p10[step]!),
    p50: round1(p50),
    p90: round1(forecast.p90[step]!),
    p50Percent: round1(loadPercentOf(p50, transformer)),
    hotSpotC: round1(forecast.hotSpotC[step]!),
    hotSpotP10C: round1Or(forecast.hotSpotP10C[step]),
    hotSpotP90C: round1Or(forecast.hotSpotP90C[step]),
  }))
  return {
    issuedAt: forecast.issuedAt.toISOString(),
    stepMinutes: forecast.stepMinutes,
    model: {
      name: forecastModel.method as ForecastDto['model']['name'],
      skill: rounded(forecastModel.skill),
      maeKw: rounded(forecastModel.maeKw),
      naiveMaeKw: rounded(forecastModel.naiveMaeKw),
      trainedFrom: forecastModel.trainedFrom.toISOString(),
      trainedTo: forecastModel.trainedTo.toISOString(),
    },
    // Steps that are over are no forecast any more.
    points: points
      .filter((point) => Date.parse(point.at) + stepMs > gridNow.getTime())
      .slice(0, DAY_MS / stepMs),
    timeToLimitAt: forecast.timeToLimitAt?.toISOString() ?? null,
    timeToLimitP90At: forecast.timeToLimitP90At?.toISOString() ?? null,
    pOverLimit: forecast.pOverLimit,
    ageingDays: forecast.ageingDays,
    ambientFrom: forecast.ambientFrom === 'measured' ? 'measured' : 'assumed',
  }
}

async function fallback(ctx: Context, transformer: Transformer, gridNow: Date): Promise<Points> {
  const { points, stepMinutes } = await sameTimeOfDayForecast(ctx, transformer.id, gridNow)
  return {
    issuedAt: gridNow.toISOString(),
    stepMinutes,
    model: {
      name: 'same-time-of-day',
      skill: null,
      maeKw: null,
      naiveMaeKw: null,
      trainedFrom: null,
      trainedTo: null,
    },
    points: points.map((point) => ({
      at: point.at.toISOString(),
      p10: round1(point.p10),
      p50: round1(point.p50),
      p90: round1(point.p90),
      p50Percent: round1(loadPercentOf(point.p50, transformer)),
      hotSpotC: null,
      hotSpotP10C: null,
      hotSpotP90C: null,
    })),
  }
}

/** A forecast of before its band was kept has none. */
function round1Or(value: number | undefined): number | null {
  return value === undefined ? null : round1(value)
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000
}
