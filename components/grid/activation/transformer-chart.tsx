'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { Readings } from '../asset/use-readings'
import type { ChartSpec } from '../chart/chart-spec'
import { TimeChart } from '../chart/time-chart'
import { useRoom } from '../shell/room-context'
import { useElementHeight } from '../shell/use-element-height'
import { useGridNow } from '../shell/use-now'
import { ProblemNote } from '../states/problem-note'

/** As the chart of the homes: the event stands at the same place in both. */
const MARGIN_MS = 3_600_000

type Props = { activation: ActivationDto; readings: Readings; backAt: number | null }

/** Load of the transformer around the event, crossing its limit back. */
export function TransformerChart({ activation, readings, backAt }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const now = useGridNow(2000)
  const [box, height] = useElementHeight<HTMLDivElement>(240)
  const start = Date.parse(activation.startAt)
  const end = Date.parse(activation.endAt)
  const from = start - MARGIN_MS
  const to = end + MARGIN_MS
  const { limitKw } = activation
  const spec = useMemo<ChartSpec>(() => {
    const last = readings.points.at(-1)
    return {
      from,
      to,
      unit: 'kW',
      lines: [{ look: 'measured', points: readings.points }],
      limit: { value: limitKw, words: t('chart.limit', { kw: format.whole(limitKw) }) },
      overTone: 'p1',
      windows: [{ from: start, to: end, words: t('chart.event') }],
      now:
        now < to
          ? {
              at: now,
              value: last?.value,
              words: last?.value == null ? undefined : t('chart.now', { kw: format.number(last.value) }),
            }
          : null,
      notes:
        backAt === null
          ? []
          : [{ at: backAt, value: limitKw, text: t('chart.underFrom', { time: format.minute(backAt) }) }],
    }
  }, [from, to, start, end, readings.points, limitKw, backAt, now, t, format])
  return (
    <section className="r-panel" aria-label={t('activation.transformerKw', { id: activation.transformerId })}>
      <div className="r-head">
        <h2>{t('activation.transformerKw', { id: activation.transformerId })}</h2>
        <span className="muted small ellipsis">
          {backAt !== null
            ? t('activation.backUnder', { time: format.minute(backAt) })
            : t('activation.againstLimit', { kw: format.whole(limitKw) })}
        </span>
      </div>
      <div ref={box} style={{ flex: 1, minHeight: 180, padding: '4px 8px 0' }}>
        {readings.problem ? (
          <ProblemNote title={t('chart.failed')} problem={readings.problem} onRetry={readings.retry} />
        ) : (
          <TimeChart
            spec={spec}
            height={height}
            label={t('activation.transformerKw', { id: activation.transformerId })}
          />
        )}
      </div>
    </section>
  )
}
