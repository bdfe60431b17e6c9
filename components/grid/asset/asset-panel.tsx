'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { assetLabel } from '@/lib/client/grid/asset-label'
import { isStale } from '@/lib/client/grid/grid-clock'
import type { TransformerDto } from '@/lib/protocol/grid'
import { PlanBlock } from '../plan/plan-block'
import { useGrid, useRoom } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'
import { useSelection } from '../shell/use-selection'
import { EmptyNote } from '../states/empty-note'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'
import { AssetEvents } from './asset-events'
import { AssetHistory } from './asset-history'
import { KeyValues } from './key-values'
import { LoadDay } from './load-day'

const TABS = ['now', 'history', 'events'] as const
type Tab = (typeof TABS)[number]

/** The selected transformer: what it does now, what it did, what was done about it. */
export function AssetPanel({ transformer }: { transformer: TransformerDto | null }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { get, set } = useSelection()
  const phase = useGrid((state) => state.phase)
  const anything = useGrid((state) => state.transformers.size > 0)
  const clock = useGrid((state) => state.clock)
  const now = useGridNow(5000)
  const [optionId, setOptionId] = useState<string | null>(null)
  if (!transformer)
    return (
      <section className="asset">
        {phase === 'loading' ? (
          <Skeleton rows={6} />
        ) : phase === 'ready' ? (
          <EmptyNote
            title={t(anything ? 'asset.none' : 'network.noneTitle')}
            text={t(anything ? 'asset.noneText' : 'network.noneText')}
          />
        ) : null}
      </section>
    )
  const tab = TABS.find((each) => each === get('tab')) ?? 'now'
  const stale = isStale(transformer.observedAt, clock, now)
  return (
    <section className="asset" aria-label={t('asset.label', { name: transformer.id })}>
      <div className="r-head">
        <h2 className="ellipsis asset-title">{assetLabel(transformer.id, transformer.name)}</h2>
        <span className="muted small ellipsis asset-summary">
          {t('asset.summary', { kva: format.whole(transformer.ratedKva), homes: transformer.homes })}
        </span>
        {stale && transformer.observedAt ? (
          <span className="r-chip">
            <Icon name="clock" size={11} />
            {t('asset.asOf', { time: format.minute(transformer.observedAt) })}
          </span>
        ) : null}
        <span className="r-grow" />
        <fieldset className="r-seg" aria-label={t('asset.view')}>
          {TABS.map((each: Tab) => (
            <button
              key={each}
              type="button"
              aria-pressed={tab === each}
              onClick={() => set({ tab: each === 'now' ? null : each })}
            >
              {t(`asset.${each}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by the arrow keys */}
      <section className="r-scroll r-grow" aria-label={t(`asset.${tab}`)} tabIndex={0}>
        {tab === 'now' ? (
          <>
            <KeyValues transformer={transformer} stale={stale} now={now} />
            <LoadDay transformer={transformer} stale={stale} optionId={optionId} />
            <PlanBlock transformer={transformer} onOption={setOptionId} />
          </>
        ) : tab === 'history' ? (
          <AssetHistory transformer={transformer} />
        ) : (
          <AssetEvents transformerId={transformer.id} />
        )}
      </section>
    </section>
  )
}
