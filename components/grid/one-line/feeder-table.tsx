'use client'

import { useTranslations } from 'use-intl'
import type { TreeFeeder } from '@/lib/client/grid/feeder-tree'
import { useRoom } from '../shell/room-context'
import { LoadBar } from '../symbols/load-bar'
import { PriorityMark } from '../symbols/priority-mark'

type Props = { feeder: TreeFeeder; selectedId: string | null; onTransformer: (id: string) => void }

/** The drawing's equal in rows. */
export function FeederTable({ feeder, selectedId, onTransformer }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  return (
    <div className="r-scroll" style={{ maxHeight: 316 }}>
      <table className="r-table">
        <thead className="pinned">
          <tr>
            <th>{t('feeder.col.asset')}</th>
            <th>{t('feeder.col.name')}</th>
            <th className="number">kVA</th>
            <th className="number">kW</th>
            <th className="number">%</th>
            <th style={{ width: 110 }}>
              <span className="visually-hidden">{t('network.ofRating')}</span>
            </th>
            <th className="number">{t('feeder.col.homes')}</th>
            <th className="number">{t('feeder.col.enrolled')}</th>
            <th>{t('feeder.col.reading')}</th>
          </tr>
        </thead>
        <tbody>
          {feeder.transformers.map(({ transformer, alarm, stale }) => (
            <tr key={transformer.id} className={transformer.id === selectedId ? 'selected' : undefined}>
              <td>
                <span className="r-row">
                  <span style={{ width: 16 }}>
                    {alarm ? <PriorityMark priority={alarm.priority} unseen={alarm.unacknowledged} /> : null}
                  </span>
                  <button type="button" className="r-link" onClick={() => onTransformer(transformer.id)}>
                    {transformer.id}
                  </button>
                </span>
              </td>
              <td>{transformer.name}</td>
              <td className="number">{format.whole(transformer.ratedKva)}</td>
              <td className="number">
                {transformer.loadKw === null ? '–' : format.number(transformer.loadKw)}
              </td>
              <td className="number strong">
                {transformer.loadPercent === null ? '–' : format.percent(transformer.loadPercent)}
              </td>
              <td>
                <LoadBar percent={transformer.loadPercent} priority={alarm?.priority ?? null} stale={stale} />
              </td>
              <td className="number">{format.whole(transformer.homes)}</td>
              <td className="number">{format.whole(transformer.enrolled)}</td>
              <td className="muted">
                {transformer.observedAt ? format.minute(transformer.observedAt) : t('asset.noValue')}
                {transformer.simulated ? ` ${t('asset.simulatedShort')}` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
