'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { TransformerDto } from '@/lib/protocol/grid'
import type { ChartSpec } from '../chart/chart-spec'
import { TimeChart } from '../chart/time-chart'
import { useRoom } from '../shell/room-context'
import { ProblemNote } from '../states/problem-note'
import type { Forecast } from './use-forecast'
import { useTemperatures } from './use-temperatures'

type Props = {
  transformer: TransformerDto
  stale: boolean
  forecast: Forecast | null
  /** The load chart's: both stand on one time axis */
  from: number
  to: number
  now: number
  windows: { from: number; to: number }[]
}

/** The hot-spot of the same hours against its limit: what the thermal model makes of the load, and of its forecast. */
export function HotSpotDay({ transformer, stale, forecast, from, to, now, windows }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { points, limitC, problem, reload } = useTemperatures(transformer, from, to)
  const limit = limitC ?? transformer.stress?.hotSpotLimitC ?? null
  const hotSpot = forecast?.hotSpot ?? null
  const top = hotSpot?.middle.reduce((best, point) => (point.value > best.value ? point : best))
  const peak = points.reduce((best, point) => Math.max(best, point.value ?? 0), 0)
  const over = limit !== null && peak > limit
  const spec = useMemo<ChartSpec>(
    () => ({
      from,
      to,
      unit: '°C',
      lines: [
        { look: 'measured', points },
        ...(hotSpot && top
          ? [
              {
                look: 'forecast' as const,
                points: hotSpot.middle,
                words: {
                  text: t('chart.hotSpotForecast', {
                    value: format.whole(top.value),
                    time: format.minute(top.at),
                  }),
                  at: 0,
                  top: true,
                },
              },
            ]
          : []),
      ],
      bands: hotSpot?.band ? [{ look: 'forecast', ...hotSpot.band }] : [],
      limit: limit === null ? null : { value: limit, words: t('chart.hotSpotLimit', { value: limit }) },
      overTone: over ? 'p1' : null,
      windows,
      now: { at: now },
      staleFrom: stale && transformer.observedAt ? Date.parse(transformer.observedAt) : null,
    }),
    [from, to, points, hotSpot, top, limit, over, windows, now, stale, transformer.observedAt, t, format],
  )
  if (problem && points.length === 0)
    return <ProblemNote title={t('chart.hotSpotFailed')} problem={problem} onRetry={reload} />
  return (
    <>
      <h3 className="muted small hot-spot-title">{t('chart.hotSpot')}</h3>
      <TimeChart
        spec={spec}
        height={170}
        label={t('chart.hotSpotLabel', {
          id: transformer.id,
          now: transformer.hotSpotC === null ? '–' : format.whole(transformer.hotSpotC),
          peak: format.whole(peak),
          limit: limit === null ? '–' : format.whole(limit),
          ahead: top ? format.whole(top.value) : '–',
        })}
      />
    </>
  )
}
