'use client'

import { useTranslations } from 'use-intl'
import type { TransformerDto } from '@/lib/protocol/grid'
import { useGrid, useRoom } from '../shell/room-context'
import { EmptyNote } from '../states/empty-note'

const SHOWN = 200

/** Transformers by their load now, to pick the one to report on. */
export function TransformerChoice({ onPick }: { onPick: (id: string) => void }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const transformers = useGrid((state) => state.transformers)
  const rows = [...transformers.values()].sort((a, b) => share(b) - share(a)).slice(0, SHOWN)
  if (rows.length === 0) return <EmptyNote title={t('asset.none')} />
  return (
    <section className="r-panel" aria-label={t('reports.chooseTransformer')}>
      <div className="r-head">
        <h2>{t('reports.chooseTransformer')}</h2>
        <span className="muted small">{t('reports.byLoad', { n: rows.length, of: transformers.size })}</span>
      </div>
      <table className="r-table">
        <thead>
          <tr>
            <th>{t('reports.transformer')}</th>
            <th>{t('reports.feeder')}</th>
            <th className="number">{t('reports.loadNow')}</th>
            <th className="number">{t('asset.col.ofRating')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={each.id}>
              <td>
                <button type="button" className="r-link" onClick={() => onPick(each.id)}>
                  {each.id} {each.name}
                </button>
              </td>
              <td>{each.feederName}</td>
              <td className="number">{each.loadKw === null ? '–' : `${format.number(each.loadKw)} kW`}</td>
              <td className="number">
                {each.loadKw === null ? '–' : `${format.percent(100 * share(each))} %`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function share(transformer: TransformerDto): number {
  return (transformer.loadKw ?? 0) / transformer.ratedKw
}
