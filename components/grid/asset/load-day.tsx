'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { TransformerDto } from '@/lib/protocol/grid'
import type { ChartSpec } from '../chart/chart-spec'
import { TimeChart } from '../chart/time-chart'
import { usePlanEffect } from '../plan/use-plan-effect'
import { useGrid, useRoom } from '../shell/room-context'
import { useMediaQuery } from '../shell/use-media-query'
import { useGridNow } from '../shell/use-now'
import { ProblemNote } from '../states/problem-note'
import { ForecastNote } from './forecast-note'
import { HotSpotDay } from './hot-spot-day'
import { useForecast } from './use-forecast'
import { useReadings } from './use-readings'

const HOUR = 3_600_000
const STEP = 30 * 60_000

type Props = { transformer: TransformerDto; stale: boolean; optionId: string | null }

/** The last hours of load against the limit, what is forecast, the windows of activations, and what a plan would do. */
export function LoadDay({ transformer, stale, optionId }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const wide = useMediaQuery('(min-width: 2200px)')
  const now = useGridNow(2000)
  const activations = useGrid((state) => state.activations)
  const forecast = useForecast(transformer.id)
  const effect = usePlanEffect({ transformer, forecast, stale, optionId })
  const start = Math.floor(now / STEP) * STEP - (forecast ? 16 : 21) * HOUR
  const end = start + 24 * HOUR
  const readings = useReadings(transformer.id, start, end)
  const windows = useMemo(
    () =>
      [...activations.values()]
        .filter(
          (each) =>
            each.transformerId === transformer.id && each.state !== 'aborted' && each.state !== 'failed',
        )
        .map((each) => ({ from: Date.parse(each.startAt), to: Date.parse(each.endAt) }))
        .filter((window) => window.to > start && window.from < end),
    [activations, transformer.id, start, end],
  )
  const shownWindows = useMemo(
    () => (effect && windows.length === 0 ? [effect.window] : windows),
    [effect, windows],
  )
  const { limitKw, loadKw } = transformer
  const over = readings.points.some((point) => Math.abs(point.value ?? 0) > limitKw)
  const spec = useMemo<ChartSpec>(
    () => ({
      from: start,
      to: end,
      unit: 'kW',
      lines: [
        { look: 'measured', points: readings.points },
        ...(forecast
          ? [
              {
                look: 'forecast' as const,
                points: forecast.middle,
                words: {
                  text: t('chart.forecast', {
                    kw: format.number(forecast.peak.kw),
                    time: format.minute(forecast.peak.at),
                  }),
                  at: 0,
                  top: true,
                },
              },
            ]
          : []),
        ...(effect?.lines ?? []),
      ],
      bands: [
        ...(forecast ? [{ look: 'forecast' as const, low: forecast.low, high: forecast.high }] : []),
        ...(effect?.bands ?? []),
      ],
      limit: {
        value: limitKw,
        words: t('chart.limit', { kw: format.whole(limitKw) }),
        reverseWords: t('chart.reverseLimit', { kw: format.whole(limitKw) }),
      },
      overTone: over ? 'p1' : null,
      windows: shownWindows,
      now: {
        at: now,
        value: forecast ? null : loadKw,
        words: loadKw === null || stale ? undefined : t('chart.now', { kw: format.number(loadKw) }),
      },
      staleFrom: stale && transformer.observedAt ? Date.parse(transformer.observedAt) : null,
    }),
    [
      start,
      end,
      readings.points,
      forecast,
      effect,
      limitKw,
      over,
      shownWindows,
      now,
      loadKw,
      stale,
      transformer.observedAt,
      t,
      format,
    ],
  )
  const peak = readings.points.reduce((best, point) => Math.max(best, point.value ?? 0), 0)
  return (
    <div className="load-chart">
      {readings.problem ? (
        <ProblemNote title={t('chart.failed')} problem={readings.problem} onRetry={readings.retry} />
      ) : (
        <TimeChart
          spec={spec}
          height={wide ? 270 : 132}
          label={[
            t('chart.dayLabel', {
              id: transformer.id,
              now: loadKw === null ? '–' : format.number(loadKw),
              peak: format.number(peak),
              limit: format.whole(limitKw),
            }),
            effect?.words ?? '',
          ].join(' ')}
        />
      )}
      {wide ? (
        <HotSpotDay
          key={transformer.id}
          transformer={transformer}
          stale={stale}
          forecast={forecast}
          from={start}
          to={end}
          now={now}
          windows={shownWindows}
        />
      ) : null}
      {forecast ? <ForecastNote forecast={forecast} loadKw={stale ? null : loadKw} /> : null}
    </div>
  )
}
