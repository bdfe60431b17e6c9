'use client'

import { useTranslations } from 'use-intl'
import type { TreeFeeder } from '@/lib/client/grid/feeder-tree'
import type { FeederTrendDto } from '@/lib/protocol/feeder'
import { Sparkline } from '../chart/sparkline'
import { useRoom } from '../shell/room-context'
import { useResource } from '../shell/use-resource'
import { PriorityMark } from '../symbols/priority-mark'
import { useEachMinute } from './use-each-minute'

type Props = { feeders: TreeFeeder[]; of: number; onFeeder: (id: string) => void }

/** Every feeder's last day in one small line against its rating, and what it carries now. */
export function FeederTrends({ feeders, of, onFeeder }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const asked = useEachMinute(
    feeders.map((feeder) => feeder.id),
    (ids) => `/api/grid/feeders/trend?feederIds=${ids}`,
  )
  const { data } = useResource<FeederTrendDto[]>(asked.path, asked.stamp)
  const trends = new Map(data?.map((trend) => [trend.feederId, trend]))
  return (
    <>
      <div className="r-head">
        <h2>{t('wide.feeders')}</h2>
        <span className="muted small ellipsis">
          {t('wide.feedersNote')}
          {feeders.length < of ? `, ${t('wide.feedersOf', { n: feeders.length, of: format.whole(of) })}` : ''}
        </span>
      </div>
      {feeders.map((feeder) => (
        <div key={feeder.id} className="trend-row">
          <span>{feeder.alarm ? <PriorityMark priority={feeder.alarm.priority} /> : null}</span>
          <button
            type="button"
            className={`r-link ink ellipsis${feeder.alarm ? ' strong' : ''}`}
            onClick={() => onFeeder(feeder.id)}
          >
            {feeder.name}
          </button>
          <Line trend={trends.get(feeder.id)} nowPercent={feeder.loadPercent} />
          <span className="number strong">
            {feeder.loadPercent === null ? '–' : format.percent(feeder.loadPercent)}
            <span className="unit">%</span>
          </span>
        </div>
      ))}
    </>
  )
}

function Line({ trend, nowPercent }: { trend: FeederTrendDto | undefined; nowPercent: number | null }) {
  if (!trend) return <span />
  const half = (trend.stepMinutes * 60_000) / 2
  const to = Date.parse(trend.to)
  const means = trend.points.map((point) => ({ at: Date.parse(point.at) + half, value: point.percent }))
  // The step that runs is told by what stands beside the line.
  const past = means.filter((point) => point.at + half <= to)
  return (
    <Sparkline
      points={[...past, { at: to, value: nowPercent }]}
      from={Date.parse(trend.from)}
      to={to}
      limit={100}
    />
  )
}
