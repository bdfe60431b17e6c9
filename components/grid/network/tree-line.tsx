// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keys are the tree's, which has the focus
'use client'

import { useTranslations } from 'use-intl'
import type { AssetAlarm } from '@/lib/client/grid/alert-order'
import { isAbnormal } from '@/lib/client/grid/feeder-tree'
import type { Trend } from '@/lib/client/grid/grid-state'
import type { TreeRow } from '@/lib/client/grid/tree-rows'
import { useRoom } from '../shell/room-context'
import { Icon } from '../symbols/icon'
import { LoadBar } from '../symbols/load-bar'
import { PriorityMark } from '../symbols/priority-mark'

type Props = {
  row: TreeRow
  selected: boolean
  active: boolean
  onPick: () => void
  onFold: (open: boolean) => void
}

export function TreeLine({ row, selected, active, onPick, onFold }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const facts = factsOf(row)
  const percent = facts.percent === null ? null : Math.round(facts.percent)
  const branch = row.kind !== 'transformer'
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree itself has the focus and names the active line
    <div
      id={`tree-${row.key}`}
      className={`tree-row ${row.kind}${facts.abnormal ? ' abnormal' : ''}${selected ? ' selected' : ''}`}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={selected}
      aria-expanded={branch ? row.expanded : undefined}
      data-active={active || undefined}
      onMouseDown={(event) => event.detail > 1 && event.preventDefault()}
      onClick={onPick}
    >
      {branch ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys of the tree do the same
        <span
          onClick={(event) => {
            event.stopPropagation()
            onFold(!row.expanded)
          }}
        >
          <Icon name={row.expanded ? 'open' : 'closed'} size={11} className="muted" />
        </span>
      ) : (
        <span />
      )}
      <span>
        {facts.alarm ? (
          <PriorityMark
            priority={facts.alarm.priority}
            unseen={branch ? false : facts.alarm.unacknowledged}
            size={branch ? 14 : 12}
          />
        ) : null}
      </span>
      <span className="name ellipsis">
        {facts.name} {facts.note ? <span className="rating">{facts.note}</span> : null}
      </span>
      <LoadBar percent={facts.percent} priority={facts.alarm?.priority ?? null} stale={facts.stale} />
      <span className="value">
        {facts.stale ? (
          <span className="micro">{t('network.old')}</span>
        ) : percent === null ? (
          '–'
        ) : (
          `${format.whole(percent)}%`
        )}
      </span>
      {facts.stale ? <Icon name="clock" size={11} className="muted" /> : <TrendArrow trend={facts.trend} />}
    </div>
  )
}

function TrendArrow({ trend }: { trend: Trend['direction'] }) {
  return <Icon name={trend} size={11} className={trend === 'steady' ? 'faint' : 'muted'} />
}

type Facts = {
  name: string
  note: string | null
  percent: number | null
  alarm: AssetAlarm | null
  trend: Trend['direction']
  stale: boolean
  abnormal: boolean
}

function factsOf(row: TreeRow): Facts {
  if (row.kind === 'transformer') {
    const { transformer, alarm, trend, stale } = row.item
    return {
      name: transformer.id,
      note: `${transformer.ratedKva} kVA`,
      percent: transformer.loadPercent,
      alarm,
      trend,
      stale,
      abnormal: isAbnormal(row.item) && !stale,
    }
  }
  const group = row.kind === 'feeder' ? row.feeder : row.substation
  return {
    name: group.name,
    note: null,
    percent: group.loadPercent,
    alarm: row.kind === 'substation' && row.expanded ? null : group.alarm,
    trend: group.trend,
    stale: false,
    abnormal: group.alarm !== null && group.alarm.priority <= 2 && row.kind === 'feeder',
  }
}
