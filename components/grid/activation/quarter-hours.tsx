'use client'

import { useTranslations } from 'use-intl'
import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import type { ActivationDto } from '@/lib/protocol/activation'
import { useRoom } from '../shell/room-context'
import { Icon } from '../symbols/icon'

const REASONS = ['too-few-days', 'event-data-missing', 'nobody'] as const

/** Baseline, actual and the difference of each quarter hour, and how the baseline was made. */
export function QuarterHours({
  activation,
  result,
}: {
  activation: ActivationDto
  result: ActivationResult | null
}) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const intervals = result?.intervals ?? []
  const placeboText = () =>
    result?.placebo
      ? t('activation.placebo', {
          days: result.placebo.days,
          mae: format.percent(result.placebo.maePercent),
          bias: format.number(round(result.placebo.biasPercent)),
        })
      : t('activation.noPlacebo')
  const reason = REASONS.find((each) => each === result?.reason)
  return (
    <section className="r-panel" aria-label={t('activation.quarters')}>
      <div className="r-head">
        <h2>{t('activation.quarters')}</h2>
        <span className="muted small">{t('activation.quartersNote')}</span>
      </div>
      {intervals.length === 0 ? (
        <p className="muted" style={{ padding: 12 }}>
          {reason ? t(`activation.unmeasured.${reason}`) : t('activation.noIntervals')}
        </p>
      ) : (
        <div className="r-scroll" style={{ maxHeight: 320 }}>
          <table className="r-table">
            <thead className="pinned">
              <tr>
                <th>{t('activation.col.from')}</th>
                <th className="number">{t('activation.col.baseline')}</th>
                <th className="number">{t('activation.col.actual')}</th>
                <th className="number">{t('activation.col.less')}</th>
                <th>{t('activation.col.covered')}</th>
              </tr>
            </thead>
            <tbody>
              {intervals.map((interval) => {
                const less = interval.baselineKw - interval.actualKw
                const covered = less >= activation.neededKw
                return (
                  <tr key={interval.at}>
                    <td>{format.minute(interval.at)}</td>
                    <td className="number">{format.number(round(interval.baselineKw))}</td>
                    <td className="number">{format.number(round(interval.actualKw))}</td>
                    <td className="number strong">{format.number(round(less))}</td>
                    <td>
                      <span className="r-row" style={{ gap: 5 }}>
                        <Icon name={covered ? 'check' : 'steady'} size={11} />
                        {t(covered ? 'activation.yes' : 'activation.partly')}
                      </span>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      {result?.rule ? (
        <p className="reasons" style={{ borderTop: '1px solid var(--line)' }}>
          {t('activation.baselineNote', {
            rule: result.rule,
            days: result.days?.length ?? 0,
            factor: format.number(Math.round((result.adjustment ?? 1) * 100) / 100),
            homes: result.measuredParticipants ?? 0,
          })}
          {` ${placeboText()}`}
          {result.late ? ` ${t('activation.late')}` : ''}
        </p>
      ) : null}
    </section>
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
