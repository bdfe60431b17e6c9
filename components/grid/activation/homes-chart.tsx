'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { ActivationHomes } from '@/lib/protocol/activation-homes'
import type { ChartSpec, Point } from '../chart/chart-spec'
import { TimeChart } from '../chart/time-chart'
import { useRoom } from '../shell/room-context'
import { useElementHeight } from '../shell/use-element-height'
import { useGridNow } from '../shell/use-now'

const HOUR = 3_600_000
const QUARTER = 900_000

/** Load of those who take part against their like days, with the band that was promised. */
export function HomesChart({
  activation,
  homes,
}: {
  activation: ActivationDto
  homes: ActivationHomes | null
}) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const now = useGridNow(5000)
  const [box, height] = useElementHeight<HTMLDivElement>(240)
  const start = Date.parse(activation.startAt)
  const end = Date.parse(activation.endAt)
  const curve = homes?.curve ?? []
  const spec = useMemo<ChartSpec>(() => {
    const baseline = curve.map((point) => ({ at: Date.parse(point.at), value: point.baselineKw }))
    const actual = curve.map((point) => ({ at: Date.parse(point.at), value: point.actualKw }))
    const during = duringEvent(baseline, start, end)
    const less = (kw: number): Point[] => during.map((point) => ({ at: point.at, value: point.value! - kw }))
    const last = actual.filter((point) => point.value !== null).at(-1)
    return {
      from: start - HOUR,
      to: end + HOUR,
      unit: 'kW',
      stepped: true,
      lines: [
        { look: 'baseline', points: baseline, words: { text: t('chart.baseline'), at: 0.5 } },
        {
          look: 'effect',
          points: actual,
          words: last?.value == null ? undefined : { text: `${format.number(last.value)} kW`, at: 1 },
        },
      ],
      bands:
        during.length > 1
          ? [
              {
                look: 'target',
                low: less(activation.highKw),
                high: less(activation.lowKw),
                words: t('chart.target'),
              },
            ]
          : [],
      windows: [{ from: start, to: end, words: t('chart.event') }],
      now: now < end + HOUR ? { at: now } : null,
    }
  }, [curve, start, end, now, activation.highKw, activation.lowKw, t, format])
  return (
    <section className="r-panel" aria-label={t('activation.homesKw', { n: activation.funnel.asked })}>
      <div className="r-head">
        <h2>{t('activation.homesKw', { n: activation.funnel.asked })}</h2>
        <span className="muted small ellipsis">{t('activation.homesKwNote')}</span>
      </div>
      <div ref={box} style={{ flex: 1, minHeight: 180, padding: '4px 8px 0' }}>
        {curve.some((point) => point.actualKw !== null || point.baselineKw !== null) ? (
          <TimeChart spec={spec} height={height} label={t('activation.homesKwNote')} />
        ) : (
          <p className="muted" style={{ padding: 12 }}>
            {t(
              activation.state === 'notifying' || activation.state === 'scheduled'
                ? 'activation.curveBefore'
                : 'activation.curveWaiting',
            )}
          </p>
        )}
      </div>
    </section>
  )
}

/** The quarter hours that the event touches, the first from its start and the last until its end. */
function duringEvent(baseline: Point[], start: number, end: number): Point[] {
  const touched = baseline
    .filter((point) => point.at > start - QUARTER && point.at < end && point.value !== null)
    .map((point) => ({ ...point, at: Math.max(point.at, start) }))
  const last = touched.at(-1)
  return last ? [...touched, { at: end, value: last.value }] : []
}
