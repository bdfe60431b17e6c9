'use client'

import { useTranslations } from 'use-intl'
import type { TreeFeeder } from '@/lib/client/grid/feeder-tree'
import type { FeederCallableDto } from '@/lib/protocol/feeder'
import { useRoom } from '../shell/room-context'
import { useResource } from '../shell/use-resource'
import { useEachMinute } from './use-each-minute'

const SHOWN = 6

/** What each feeder could give if called now; the bars share one scale. */
export function CallableReserve({ feeders }: { feeders: TreeFeeder[] }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const asked = useEachMinute(
    feeders.map((feeder) => feeder.id),
    (ids) => `/api/grid/feeders/callable?feederIds=${ids}`,
  )
  const { data } = useResource<FeederCallableDto[]>(asked.path, asked.stamp)
  if (!data) return null
  const shown = data.filter((one) => one.customers > 0).slice(0, SHOWN)
  const names = new Map(feeders.map((feeder) => [feeder.id, feeder.name]))
  const full = Math.max(1, ...shown.map((one) => one.expectedKw))
  return (
    <>
      <div className="r-head divide">
        <h2>{t('wide.reserve')}</h2>
        <span className="muted small">
          {shown[0]
            ? t('wide.reserveNote', { hours: format.number(shown[0].durationMinutes / 60) })
            : t('wide.reserveNone')}
        </span>
      </div>
      {shown.map((one) => (
        <div
          key={one.feederId}
          className="rank-row wide"
          title={t('wide.reserveHelp', {
            n: one.customers,
            low: format.number(one.lowKw),
            high: format.number(one.highKw),
          })}
        >
          <span />
          <span className="ellipsis">{names.get(one.feederId) ?? one.feederId}</span>
          <span className="load-bar" aria-hidden="true">
            <i className="act" style={{ width: `${(100 * one.expectedKw) / full}%` }} />
          </span>
          <span className="number strong nowrap">
            {format.number(one.expectedKw)}
            <span className="unit"> kW</span>
          </span>
        </div>
      ))}
    </>
  )
}
