'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { isOpen } from '@/lib/client/grid/alert-order'
import { isStale } from '@/lib/client/grid/grid-clock'
import type { AlertDto } from '@/lib/protocol/alert'
import { useForecast } from '../asset/use-forecast'
import { useReadings } from '../asset/use-readings'
import type { ChartSpec, Point } from '../chart/chart-spec'
import { TimeChart } from '../chart/time-chart'
import { usePlanEffect } from '../plan/use-plan-effect'
import { useGrid, useRoom } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'

const HOUR = 3_600_000

/** Load of the transformer from an hour before the alarm to some hours after it; while it is open, what is expected. */
export function AlertLoad({ alert, transformerId }: { alert: AlertDto; transformerId: string }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const now = useGridNow(5000)
  const transformer = useGrid((state) => state.transformers.get(transformerId))
  const activations = useGrid((state) => state.activations)
  const raised = Date.parse(alert.raisedAt)
  const from = Math.floor((raised - HOUR) / HOUR) * HOUR
  const to = from + 6 * HOUR
  const readings = useReadings(transformerId, from, to)
  const limitKw = alert.limitKw ?? transformer?.limitKw
  const open = isOpen(alert)
  const forecast = useForecast(open ? transformerId : null)
  const clock = useGrid((state) => state.clock)
  const stale = transformer ? isStale(transformer.observedAt, clock, now) : true
  const effect = usePlanEffect({ transformer: open ? transformer : undefined, forecast, stale })
  const windows = useMemo(
    () =>
      [...activations.values()]
        .filter((each) => each.alertId === alert.id && each.state !== 'aborted')
        .map((each) => ({
          from: Date.parse(each.startAt),
          to: Date.parse(each.endAt),
          words: t('chart.event'),
        })),
    [activations, alert.id, t],
  )
  const spec = useMemo<ChartSpec>(
    () => ({
      from,
      to,
      unit: 'kW',
      lines: [
        { look: 'measured', points: readings.points },
        ...(forecast ? [{ look: 'forecast' as const, points: until(forecast.middle, to) }] : []),
        ...(effect?.lines ?? []),
      ],
      bands: [
        ...(forecast
          ? [{ look: 'forecast' as const, low: until(forecast.low, to), high: until(forecast.high, to) }]
          : []),
        ...(effect?.bands ?? []),
      ],
      limit:
        limitKw === undefined
          ? null
          : {
              value: limitKw,
              words: t('chart.limit', { kw: format.whole(limitKw) }),
              reverseWords: t('chart.reverseLimit', { kw: format.whole(limitKw) }),
            },
      overTone: alert.priority === 1 ? 'p1' : alert.priority === 2 ? 'p2' : null,
      windows: windows.length > 0 || !effect ? windows : [effect.window],
      now: now < to ? { at: now } : null,
    }),
    [from, to, readings.points, limitKw, alert.priority, windows, forecast, effect, now, t, format],
  )
  return (
    <section className="r-panel">
      <div className="r-head">
        <h2>{t('alert.load')}</h2>
        <span className="muted small">kW</span>
      </div>
      <div className="load-chart">
        <TimeChart
          spec={spec}
          height={172}
          label={`${t('chart.historyLabel', { id: transformerId, days: 1 })} ${effect?.words ?? ''}`}
        />
      </div>
    </section>
  )
}

function until(points: Point[], to: number): Point[] {
  return points.filter((point) => point.at <= to)
}
