'use client'

import { useTranslations } from 'use-intl'
import type { AlarmKpisDto } from '@/lib/protocol/alarm'
import type { Priority } from '@/lib/protocol/alert'
import { useRoom } from '../shell/room-context'
import { PriorityMark } from '../symbols/priority-mark'

const FILL: Record<number, string> = { 1: 'var(--p1)', 2: 'var(--p2)', 3: 'var(--bar)' }

/** Shares of the three priorities; marks below show what practice recommends. */
export function PrioritySplit({ split }: { split: AlarmKpisDto['prioritySplit'] }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const marks = split.slice(0, -1).map((_, index) => ({
    id: split[index]!.priority,
    left: split.slice(0, index + 1).reduce((sum, each) => sum + each.targetPercent, 0),
  }))
  return (
    <section className="r-panel" aria-label={t('reports.split')}>
      <div className="r-head">
        <h2>{t('reports.split')}</h2>
        <span className="muted small">{t('reports.splitNote')}</span>
      </div>
      <div style={{ padding: '10px 12px', display: 'grid', gap: 8 }}>
        <div className="split-bar" aria-hidden="true">
          {split.map((each) => (
            <i
              key={each.priority}
              style={{ width: `${each.percent}%`, background: FILL[each.priority] ?? 'var(--bar)' }}
            />
          ))}
          {marks.map((mark) => (
            <s key={mark.id} style={{ left: `${mark.left}%` }} />
          ))}
        </div>
        <div className="r-row" style={{ justifyContent: 'space-between' }}>
          {split.map((each) => (
            <span key={each.priority} className="r-row">
              <PriorityMark priority={each.priority as Priority} none={each.count === 0} />
              <span>
                <b>{format.percent(each.percent)} %</b>{' '}
                <span className="muted">{t('reports.splitOf', { percent: each.targetPercent })}</span>
              </span>
            </span>
          ))}
        </div>
      </div>
    </section>
  )
}
