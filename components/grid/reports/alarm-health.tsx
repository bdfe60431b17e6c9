'use client'

import { useTranslations } from 'use-intl'
import type { AlarmKpisDto } from '@/lib/protocol/alarm'
import type { ReportDto } from '@/lib/protocol/report'
import { useRoom } from '../shell/room-context'
import { Icon } from '../symbols/icon'

type Kpi = AlarmKpisDto['kpis'][number]
type Props = { kpis: AlarmKpisDto; labels: ReportDto['totals']; before: AlarmKpisDto | null }

/** Where the target stands on every bar */
const TARGET_SHARE = 75

/** Each figure with its target and what it was before. */
export function AlarmHealth({ kpis, labels, before }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const write = (kpi: Kpi) => (kpi.value === null ? '–' : `${format.number(kpi.value)}${unit(kpi)}`)
  function unit(kpi: Kpi): string {
    if (kpi.unit === '%') return ' %'
    if (kpi.unit === 'minutes') return ' min'
    return kpi.unit === 'per-10-min' ? ` ${t('reports.perTen')}` : ''
  }
  return (
    <section className="r-panel" aria-label={t('reports.health')}>
      <div className="r-head">
        <h2>{t('reports.health')}</h2>
        <span className="muted small">{t('reports.healthNote')}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reachable by keyboard */}
      <div className="r-scroll" tabIndex={0}>
        <table className="r-table">
          <thead>
            <tr>
              <th>{t('reports.measure')}</th>
              <th className="number">{t('reports.now')}</th>
              <th>{t('reports.against')}</th>
              <th>{t('reports.target')}</th>
              <th className="number">{t('reports.before')}</th>
              <th>{t('reports.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {kpis.kpis.map((kpi) => {
              const label = labels.find((each) => each.id === kpi.id)
              const earlier = before?.kpis.find((each) => each.id === kpi.id)
              return (
                <tr key={kpi.id}>
                  <td>{label?.label ?? kpi.id}</td>
                  <td className="number strong">{write(kpi)}</td>
                  <td>
                    <TargetBar kpi={kpi} />
                  </td>
                  <td className="muted">{label?.target}</td>
                  <td className="number muted">{earlier ? write(earlier) : '–'}</td>
                  <td className={kpi.met === false ? 'strong' : 'muted'}>
                    <Verdict met={kpi.met} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Nothing to measure is neither met nor missed. */
function Verdict({ met }: { met: Kpi['met'] }) {
  const t = useTranslations('grid-ui')
  if (met === null) return t('reports.noData')
  return (
    <>
      <Icon name={met ? 'check' : 'cross'} size={11} className="inline" />{' '}
      {t(met ? 'reports.met' : 'reports.missed')}
    </>
  )
}

/** The target at the same place on every row; ink where the figure is beyond it. */
function TargetBar({ kpi }: { kpi: Kpi }) {
  const target = kpi.target.atMost ?? kpi.target.atLeast ?? 0
  const value = kpi.value ?? 0
  const ratio = target > 0 ? value / target : value > 0 ? 1 + value / 10 : 0
  const full = Math.min(100, ratio * TARGET_SHARE)
  return (
    <span className="target-bar" aria-hidden="true">
      <i style={{ width: `${Math.min(full, TARGET_SHARE)}%` }} />
      {full > TARGET_SHARE ? (
        <b style={{ left: `${TARGET_SHARE}%`, width: `${full - TARGET_SHARE}%` }} />
      ) : null}
      <s style={{ left: `${TARGET_SHARE}%` }} />
    </span>
  )
}
