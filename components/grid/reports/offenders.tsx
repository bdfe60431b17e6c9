'use client'

import { useTranslations } from 'use-intl'
import type { AlarmKpisDto } from '@/lib/protocol/alarm'
import { useAlarmKind } from '../alarms/use-alarm-message'
import { useRoom } from '../shell/room-context'

/** The ten alarms that came most often. */
export function Offenders({ offenders }: { offenders: AlarmKpisDto['topOffenders'] }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const kind = useAlarmKind()
  const together = offenders.reduce((sum, each) => sum + each.percent, 0)
  return (
    <section className="r-panel" aria-label={t('reports.offenders')}>
      <div className="r-head">
        <h2>{t('reports.offenders')}</h2>
        <span className="muted small">
          {t('reports.offendersNote', {
            n: offenders.length,
            percent: format.percent(Math.min(100, together)),
          })}
        </span>
      </div>
      {offenders.length === 0 ? (
        <p className="muted small" style={{ padding: '8px 12px' }}>
          {t('reports.noAlarms')}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reachable by keyboard
        <div className="r-scroll" tabIndex={0}>
          <table className="r-table">
            <thead>
              <tr>
                <th>{t('alarm.col.asset')}</th>
                <th>{t('alarm.col.message')}</th>
                <th className="number">{t('alarm.col.count')}</th>
                <th className="number">{t('reports.share')}</th>
              </tr>
            </thead>
            <tbody>
              {offenders.map((each) => (
                <tr key={`${each.name} ${each.sourceEventId}`}>
                  <td>{each.name}</td>
                  <td
                    className="ellipsis"
                    style={{ maxWidth: 260 }}
                    title={`${t('reports.sourceName')}: ${each.sourceEventId}`}
                  >
                    {kind(each.kind)} <span className="muted micro mono">{each.sourceEventId}</span>
                  </td>
                  <td className="number">{format.whole(each.count)}</td>
                  <td className="number">{format.number(each.percent)} %</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
