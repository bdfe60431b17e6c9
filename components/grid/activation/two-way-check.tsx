'use client'

import { useTranslations } from 'use-intl'
import { type ActivationResult, REVIEW_SHARE } from '@/lib/domain/activation/activation-result'
import type { ActivationDto } from '@/lib/protocol/activation'
import { useRoom } from '../shell/room-context'
import { Icon } from '../symbols/icon'

/** The sum of the meters beside what the transformer itself showed. */
export function TwoWayCheck({
  activation,
  result,
}: {
  activation: ActivationDto
  result: ActivationResult | null
}) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const meters = activation.reductionKw
  const seen = result?.topDownKw ?? null
  if (meters === null) return null
  const full = Math.max(Math.abs(meters), Math.abs(seen ?? 0), activation.expectedKw, 1)
  const differ =
    seen === null ? null : (100 * Math.abs(meters - seen)) / Math.max(Math.abs(meters), Math.abs(seen), 0.001)
  const bar = (value: number) => `${(100 * Math.max(0, value)) / full}%`
  const rows = [
    { key: 'meters' as const, value: meters, act: true },
    { key: 'transformer' as const, value: seen, act: false },
  ]
  return (
    <section className="r-panel" aria-label={t('activation.twoWay')}>
      <div className="r-head">
        <h2>{t('activation.twoWay')}</h2>
        <span className="muted small">{t('activation.twoWayNote')}</span>
      </div>
      <div style={{ padding: '10px 12px', display: 'grid', gap: 8 }}>
        {rows.map((row) => (
          <div
            key={row.key}
            style={{
              display: 'grid',
              gridTemplateColumns: '108px minmax(0,1fr) 64px',
              gap: 8,
              alignItems: 'center',
            }}
          >
            <span>{t(`activation.check.${row.key}`, { id: activation.transformerId })}</span>
            <span className="funnel-bar" aria-hidden="true">
              <i className={row.act ? 'act' : undefined} style={{ width: bar(row.value ?? 0) }} />
            </span>
            <span className="number strong">
              {row.value === null ? '–' : `${format.number(Math.round(row.value * 10) / 10)} kW`}
            </span>
          </div>
        ))}
        <div className="r-row small">
          <Icon
            name={result?.review ? 'cross' : 'check'}
            size={11}
            className={result?.review ? '' : 'act-text'}
          />
          {differ === null
            ? t('activation.check.none')
            : t(result?.review ? 'activation.check.review' : 'activation.check.agree', {
                percent: format.percent(differ),
                limit: format.percent(100 * REVIEW_SHARE),
              })}
        </div>
        {result?.topDownUntil ? (
          <div className="muted small">
            {t('activation.check.until', { time: format.clock(result.topDownUntil) })}
          </div>
        ) : null}
      </div>
    </section>
  )
}
