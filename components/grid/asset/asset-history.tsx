'use client'

import Link from 'next/link'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TransformerDto } from '@/lib/protocol/grid'
import type { ChartSpec } from '../chart/chart-spec'
import { TimeChart } from '../chart/time-chart'
import { useRoom } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { useReadings } from './use-readings'

const DAY = 86_400_000
const RANGES = [1, 3, 7] as const

/** Days of load with the peak of each day. */
export function AssetHistory({ transformer }: { transformer: TransformerDto }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const [days, setDays] = useState<number>(3)
  const now = useGridNow(10_000)
  const to = Math.ceil(now / 3_600_000) * 3_600_000
  const from = to - days * DAY
  const readings = useReadings(transformer.id, from, to)
  const { limitKw } = transformer
  const perDay = useMemo(() => peaks(readings.points, format.day), [readings.points, format])
  const spec = useMemo<ChartSpec>(
    () => ({
      from,
      to,
      unit: 'kW',
      lines: [{ look: 'measured', points: readings.points }],
      limit: {
        value: limitKw,
        words: t('chart.limit', { kw: format.whole(limitKw) }),
        reverseWords: t('chart.reverseLimit', { kw: format.whole(limitKw) }),
      },
      overTone: readings.points.some((point) => Math.abs(point.value ?? 0) > limitKw) ? 'p1' : null,
      fromZero: true,
    }),
    [from, to, readings.points, limitKw, t, format],
  )
  return (
    <>
      <div className="r-row" style={{ padding: '8px 12px' }}>
        <fieldset className="r-seg" aria-label={t('asset.range')}>
          {RANGES.map((range) => (
            <button key={range} type="button" aria-pressed={days === range} onClick={() => setDays(range)}>
              {t('unit.days', { n: range })}
            </button>
          ))}
        </fieldset>
        <span className="r-grow" />
        <Link
          className="r-link"
          href={`/admin/reports?tab=transformers&transformer=${encodeURIComponent(transformer.id)}`}
          prefetch={false}
        >
          {t('reports.openReport')}
        </Link>
      </div>
      {readings.problem ? (
        <ProblemNote title={t('chart.failed')} problem={readings.problem} onRetry={readings.retry} />
      ) : readings.loading ? (
        <Skeleton rows={5} />
      ) : (
        <>
          <div className="load-chart">
            <TimeChart
              spec={spec}
              height={180}
              label={t('chart.historyLabel', { id: transformer.id, days })}
            />
          </div>
          <table className="r-table">
            <thead>
              <tr>
                <th>{t('asset.col.day')}</th>
                <th className="number">{t('asset.col.peak')}</th>
                <th className="number">{t('asset.col.ofRating')}</th>
                <th className="number">{t('asset.col.lowest')}</th>
                <th className="number">{t('asset.col.overLimit')}</th>
              </tr>
            </thead>
            <tbody>
              {perDay.map((day) => (
                <tr key={day.name}>
                  <td>{day.name}</td>
                  <td className="number">{format.number(day.peak)} kW</td>
                  <td className="number">{format.percent((100 * day.peak) / transformer.ratedKw)} %</td>
                  <td className="number">{format.number(day.lowest)} kW</td>
                  <td className="number">{day.readings ? overShare(day, limitKw, format.percent) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}

type Day = { name: string; peak: number; lowest: number; readings: number; values: number[] }

function peaks(points: { at: number; value: number | null }[], nameOf: (at: number) => string): Day[] {
  const days = new Map<string, Day>()
  for (const { at, value } of points) {
    if (value === null) continue
    const name = nameOf(at)
    const day = days.get(name) ?? { name, peak: value, lowest: value, readings: 0, values: [] }
    day.peak = Math.max(day.peak, value)
    day.lowest = Math.min(day.lowest, value)
    day.readings += 1
    day.values.push(value)
    days.set(name, day)
  }
  return [...days.values()].reverse()
}

function overShare(day: Day, limitKw: number, percent: (value: number) => string): string {
  const over = day.values.filter((value) => Math.abs(value) > limitKw).length
  return over === 0 ? '0 %' : `${percent(Math.max(1, (100 * over) / day.readings))} %`
}
