'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { TreeSubstation } from '@/lib/client/grid/feeder-tree'
import { ActivationState } from '../activation/activation-state'
import { feedersOf } from '../network/use-network'
import { useGrid, useRoom } from '../shell/room-context'
import { useMediaQuery } from '../shell/use-media-query'
import { LoadBar } from '../symbols/load-bar'
import { PriorityMark } from '../symbols/priority-mark'

const HIGHEST = 8
/** More feeders than this do not fit: those with alarms and the highest loads are shown */
const FEEDERS = 12

type Props = { network: TreeSubstation[]; selectedId: string | null; onTransformer: (id: string) => void }

/** On a very wide screen: every feeder, the highest transformers, what is being called. */
export function TrendColumn(props: Props) {
  const shown = useMediaQuery('(min-width: 2200px)')
  return <section className="trends r-scroll">{shown ? <Trends {...props} /> : null}</section>
}

function Trends({ network, onTransformer }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const activations = useGrid((state) => state.activations)
  const feeders = feedersOf(network)
  const highest = useMemo(
    () =>
      feeders
        .flatMap((feeder) => feeder.transformers)
        .filter((item) => !item.stale)
        .sort((a, b) => (b.transformer.loadPercent ?? 0) - (a.transformer.loadPercent ?? 0))
        .slice(0, HIGHEST),
    [feeders],
  )
  const shown = useMemo(
    () =>
      feeders.length <= FEEDERS
        ? feeders
        : [...feeders]
            .sort(
              (a, b) =>
                (a.alarm?.priority ?? 4) - (b.alarm?.priority ?? 4) ||
                (b.loadPercent ?? 0) - (a.loadPercent ?? 0),
            )
            .slice(0, FEEDERS),
    [feeders],
  )
  const running = [...activations.values()].filter((each) =>
    ['scheduled', 'notifying', 'active', 'measuring'].includes(each.state),
  )
  return (
    <>
      <div className="r-head">
        <h2>{t('wide.feeders')}</h2>
        <span className="muted small">
          {t('wide.feedersNote')}
          {shown.length < feeders.length
            ? `, ${t('wide.feedersOf', { n: shown.length, of: format.whole(feeders.length) })}`
            : ''}
        </span>
      </div>
      {shown.map((feeder) => (
        <div key={feeder.id} className="rank-row wide">
          <span>{feeder.alarm ? <PriorityMark priority={feeder.alarm.priority} /> : null}</span>
          <span className={`ellipsis${feeder.alarm ? ' strong' : ''}`}>{feeder.name}</span>
          <LoadBar percent={feeder.loadPercent} />
          <span className="number strong">
            {feeder.loadPercent === null ? '–' : format.percent(feeder.loadPercent)}
            <span className="unit">%</span>
          </span>
        </div>
      ))}
      <div className="r-head divide">
        <h2>{t('wide.highest')}</h2>
        <span className="muted small">{t('wide.highestNote')}</span>
      </div>
      {highest.map(({ transformer, alarm }) => (
        <div key={transformer.id} className="rank-row">
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
        </div>
      ))}
      <div className="r-head divide">
        <h2>{t('wide.running')}</h2>
        <span className="muted small">{running.length === 0 ? t('wide.runningNone') : running.length}</span>
      </div>
      {running.map((each) => (
        <div
          key={each.id}
          className="r-row"
          style={{ padding: '8px 12px', borderBottom: '1px solid var(--line)' }}
        >
          <Link className="r-link" href={`/admin/activations/${each.id}`} prefetch={false}>
            {each.reference}
          </Link>
          <span>{each.transformerId}</span>
          <ActivationState state={each.state} />
          <span className="r-grow" />
          <span className="number">{format.number(each.expectedKw)} kW</span>
        </div>
      ))}
    </>
  )
}
