'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { TreeSubstation } from '@/lib/client/grid/feeder-tree'
import { ActivationState } from '../activation/activation-state'
import { feedersOf } from '../network/use-network'
import { useGrid, useRoom } from '../shell/room-context'
import { useMediaQuery } from '../shell/use-media-query'
import { CallableReserve } from './callable-reserve'
import { FeederTrends } from './feeder-trends'
import { HighestTransformers } from './highest-transformers'

/** More feeders than this do not fit: those with alarms and the highest loads are shown */
const FEEDERS = 12

type Props = {
  network: TreeSubstation[]
  onTransformer: (id: string) => void
  onFeeder: (id: string) => void
}

/** On a very wide screen: every feeder, the highest transformers, what could be called and what is. */
export function TrendColumn(props: Props) {
  const shown = useMediaQuery('(min-width: 2200px)')
  return <section className="trends r-scroll">{shown ? <Trends {...props} /> : null}</section>
}

function Trends({ network, onTransformer, onFeeder }: Props) {
  const feeders = feedersOf(network)
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
  return (
    <>
      <FeederTrends feeders={shown} of={feeders.length} onFeeder={onFeeder} />
      <HighestTransformers feeders={feeders} onTransformer={onTransformer} />
      <CallableReserve feeders={shown} />
      <Running />
    </>
  )
}

function Running() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const activations = useGrid((state) => state.activations)
  const running = [...activations.values()].filter((each) =>
    ['scheduled', 'notifying', 'active', 'measuring'].includes(each.state),
  )
  return (
    <>
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
