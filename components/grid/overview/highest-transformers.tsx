'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { TreeFeeder, TreeTransformer } from '@/lib/client/grid/feeder-tree'
import type { OutlookRow } from '@/lib/protocol/outlook'
import { useRoom } from '../shell/room-context'
import { useResource } from '../shell/use-resource'
import { LoadBar } from '../symbols/load-bar'
import { PriorityMark } from '../symbols/priority-mark'
import { useEachMinute } from './use-each-minute'

const HIGHEST = 8
/** Some more than are shown, which may be the highest in a moment */
const ASKED = 24

type Props = { feeders: TreeFeeder[]; onTransformer: (id: string) => void }

/** The most loaded transformers now, each with the highest that is forecast for its next 24 hours. */
export function HighestTransformers({ feeders, onTransformer }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const highest = useMemo(() => highestOf(feeders), [feeders])
  const asked = useEachMinute(
    highest.map(({ transformer }) => transformer.id),
    (ids) => `/api/grid/outlook?limit=${ASKED}&transformerIds=${ids}`,
  )
  const { data } = useResource<OutlookRow[]>(asked.path, asked.stamp)
  const peaks = new Map(data?.map((row) => [row.transformerId, row]))
  return (
    <>
      <div className="r-head divide">
        <h2>{t('wide.highest')}</h2>
        <span className="muted small">{t('wide.highestNote')}</span>
      </div>
      {highest.slice(0, HIGHEST).map(({ transformer, alarm }) => (
        <div key={transformer.id} className="rank-row peaked">
          <span>
            {alarm ? <PriorityMark priority={alarm.priority} unseen={alarm.unacknowledged} /> : null}
          </span>
          <button type="button" className="r-link" onClick={() => onTransformer(transformer.id)}>
            {transformer.id}
          </button>
          <LoadBar percent={transformer.loadPercent} priority={alarm?.priority ?? null} />
          <span className="number strong">
            {transformer.loadPercent === null ? '–' : format.percent(transformer.loadPercent)}
            <span className="unit">%</span>
          </span>
          <Peak row={peaks.get(transformer.id)} />
        </div>
      ))}
    </>
  )
}

function Peak({ row }: { row: OutlookRow | undefined }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  if (!row) return <span className="number muted">–</span>
  return (
    <span className="number muted nowrap">
      {t('wide.peak', { percent: format.percent(row.peakPercent), time: format.minute(row.peakAt) })}
    </span>
  )
}

function highestOf(feeders: TreeFeeder[]): TreeTransformer[] {
  return (
    feeders
      .flatMap((feeder) => feeder.transformers)
      .filter((item) => !item.stale)
      // What flows back loads it as much.
      .sort((a, b) => Math.abs(b.transformer.loadPercent ?? 0) - Math.abs(a.transformer.loadPercent ?? 0))
      .slice(0, ASKED)
  )
}
