'use client'

import { useTranslations } from 'use-intl'
import type { TreeFeeder } from '@/lib/client/grid/feeder-tree'
import type { RecommendationDto } from '@/lib/protocol/recommendation'
import { useGrid, useRoom } from '../shell/room-context'
import { useSelection } from '../shell/use-selection'
import { EmptyNote } from '../states/empty-note'
import { Skeleton } from '../states/skeleton'
import { FeederTable } from './feeder-table'
import { OneLine } from './one-line'

type Props = {
  feeder: TreeFeeder | null
  substationName: string
  selectedId: string | null
  recommendations: ReadonlyMap<string, RecommendationDto>
  onTransformer: (id: string) => void
}

/** The selected feeder, drawn or as an equal table. */
export function FeederPanel({ feeder, substationName, selectedId, recommendations, onTransformer }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const phase = useGrid((state) => state.phase)
  const { get, set } = useSelection()
  const view = get('view') === 'table' ? 'table' : 'line'
  if (!feeder)
    return (
      <section className="feeder-panel">
        <div className="r-head" />
        {phase === 'ready' ? (
          <EmptyNote title={t('feeder.none')} text={t('feeder.noneText')} />
        ) : phase === 'loading' ? (
          <Skeleton rows={7} />
        ) : null}
      </section>
    )
  const reporting = feeder.transformers.filter((item) => !item.stale).length
  return (
    <section className="feeder-panel" aria-label={t('feeder.label', { name: feeder.name })}>
      <div className="r-head">
        <h2>{feeder.name}</h2>
        <span className="muted small ellipsis">
          {t('feeder.summary', {
            load: format.number(feeder.loadKw / 1000),
            rated: format.number(feeder.ratedKva / 1000),
            percent: feeder.loadPercent === null ? '–' : format.percent(feeder.loadPercent),
            enrolled: format.whole(feeder.enrolled),
          })}
          {reporting < feeder.transformers.length
            ? `, ${t('feeder.reporting', { n: reporting, of: feeder.transformers.length })}`
            : null}
          {feeder.transformers.some((item) => item.transformer.simulated)
            ? `, ${t('feeder.simulated')}`
            : null}
        </span>
        <span className="r-grow" />
        <fieldset className="r-seg" aria-label={t('feeder.view')}>
          <button type="button" aria-pressed={view === 'line'} onClick={() => set({ view: null })}>
            {t('feeder.oneLine')}
          </button>
          <button type="button" aria-pressed={view === 'table'} onClick={() => set({ view: 'table' })}>
            {t('feeder.table')}
          </button>
        </fieldset>
      </div>
      {view === 'table' ? (
        <FeederTable feeder={feeder} selectedId={selectedId} onTransformer={onTransformer} />
      ) : (
        <OneLine
          feeder={feeder}
          substationName={substationName}
          selectedId={selectedId}
          recommendations={recommendations}
          onTransformer={onTransformer}
        />
      )}
    </section>
  )
}
