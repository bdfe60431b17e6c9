'use client'

import Link from 'next/link'
import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { abnormalOnly, isAbnormal, type TreeSubstation } from '@/lib/client/grid/feeder-tree'
import { searchTree } from '@/lib/client/grid/tree-rows'
import { useRoomKey } from '../shell/keyboard'
import { useGrid, useRoom } from '../shell/room-context'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'
import { FeederTree } from './feeder-tree'
import { feedersOf } from './use-network'

/** Above this many transformers the tree opens on what is abnormal. */
const MANY = 60

type Props = {
  network: TreeSubstation[]
  selectedId: string | null
  feederId: string | null
  /** Someone picked the selection, it did not come by itself */
  picked: boolean
  onTransformer: (id: string) => void
  onFeeder: (id: string) => void
}

export function NetworkPanel({ network, selectedId, feederId, picked, onTransformer, onFeeder }: Props) {
  const t = useTranslations('grid-ui')
  const { format, refresh } = useRoom()
  const phase = useGrid((state) => state.phase)
  const problem = useGrid((state) => state.problem)
  const all = useMemo(() => feedersOf(network).flatMap((feeder) => feeder.transformers), [network])
  const abnormal = all.filter(isAbnormal).length
  const [choice, setChoice] = useState<'all' | 'abnormal' | null>(null)
  const [search, setSearch] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const filter = choice ?? (all.length > MANY && abnormal > 0 ? 'abnormal' : 'all')
  const shown = useMemo(() => {
    const filtered = filter === 'abnormal' && !search ? abnormalOnly(network) : network
    return search ? searchTree(network, search) : filtered
  }, [network, filter, search])
  function openSearch() {
    setSearch((known) => known ?? '')
    requestAnimationFrame(() => field.current?.focus())
  }
  useRoomKey('/', openSearch)
  return (
    <nav className="network" aria-label={t('network.title')}>
      <div className="r-head">
        <h2>{t('network.title')}</h2>
        <span className="muted small">
          {phase === 'ready' ? t('network.count', { n: all.length }) : null}
        </span>
        <span className="r-grow" />
        <button
          type="button"
          className="r-btn tiny plain icon"
          aria-label={t('network.search')}
          aria-expanded={search !== null}
          onClick={() => (search === null ? openSearch() : setSearch(null))}
        >
          <Icon name={search === null ? 'search' : 'cross'} />
        </button>
      </div>
      <div className="tree-tools">
        {search === null ? (
          <>
            <fieldset className="r-seg" aria-label={t('network.filter')}>
              <button type="button" aria-pressed={filter === 'all'} onClick={() => setChoice('all')}>
                {t('network.all', { n: phase === 'ready' ? format.whole(all.length) : '' })}
              </button>
              <button
                type="button"
                aria-pressed={filter === 'abnormal'}
                onClick={() => setChoice('abnormal')}
              >
                {t('network.abnormal', { n: phase === 'ready' ? format.whole(abnormal) : '' })}
              </button>
            </fieldset>
            <span className="r-grow" />
            <span className="micro muted">{t('network.ofRating')}</span>
          </>
        ) : (
          <input
            ref={field}
            className="r-input tree-search"
            type="search"
            value={search}
            aria-label={t('network.search')}
            placeholder={t('network.searchHint')}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setSearch(null)}
          />
        )}
      </div>
      {phase === 'loading' ? (
        <Skeleton rows={14} />
      ) : phase === 'failed' && problem ? (
        <ProblemNote title={t('network.failed')} problem={problem} onRetry={refresh} />
      ) : shown.length === 0 ? (
        <EmptyNote
          title={t(
            all.length === 0 ? 'network.noneTitle' : search ? 'network.noHitTitle' : 'network.calmTitle',
          )}
          text={t(all.length === 0 ? 'network.noneText' : search ? 'network.noHitText' : 'network.calmText')}
        >
          {all.length === 0 ? (
            <Link className="r-btn primary" href="/admin/integrations?tab=import" prefetch={false}>
              {t('network.import')}
            </Link>
          ) : null}
        </EmptyNote>
      ) : (
        <FeederTree
          network={shown}
          expandAll={Boolean(search) || filter === 'abnormal' || all.length <= MANY}
          follow={abnormal > 0 || picked}
          selectedId={selectedId}
          feederId={feederId}
          onTransformer={onTransformer}
          onFeeder={onFeeder}
        />
      )}
    </nav>
  )
}
