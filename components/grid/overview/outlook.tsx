'use client'

import { useTranslations } from 'use-intl'
import type { OutlookRow } from '@/lib/protocol/outlook'
import { useRoom } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { useResource } from '../shell/use-resource'

const REFRESH_MS = 60_000

type Props = { rows: number; onTransformer: (id: string) => void }

/** Where trouble is expected before it comes: the highest peaks of the next day with their chance to pass the limit. */
export function Outlook({ rows, onTransformer }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { data } = useResource<OutlookRow[]>(`/api/grid/outlook?limit=${rows}`, useWallNow(REFRESH_MS))
  const newest = data
    ?.map((row) => row.issuedAt)
    .sort()
    .at(-1)
  if (!data || !newest) return null
  return (
    <section className="outlook" aria-label={t('outlook.title')}>
      <div className="r-head divide">
        <h2>{t('outlook.title')}</h2>
        <span className="muted small ellipsis">{t('outlook.note', { time: format.minute(newest) })}</span>
      </div>
      <table className="r-table">
        <thead>
          <tr>
            <th>{t('outlook.transformer')}</th>
            <th>{t('outlook.window')}</th>
            <th className="number">{t('outlook.peak')}</th>
            <th className="number">{t('outlook.pOver')}</th>
            <th className="number">{t('outlook.hotSpot')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((row) => (
            <OutlookLine key={row.transformerId} row={row} onPick={() => onTransformer(row.transformerId)} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function OutlookLine({ row, onPick }: { row: OutlookRow; onPick: () => void }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const likely = row.pOverLimit >= 0.005
  return (
    <tr>
      <td>
        <button type="button" className="r-link ink" onClick={onPick}>
          {row.transformerId}
        </button>{' '}
        <span className="muted">{row.name}</span>
      </td>
      <td className={row.overFrom ? 'strong' : 'muted'}>
        {row.overFrom && row.overTo
          ? `${format.minute(row.overFrom)}–${format.minute(row.overTo)}`
          : t('outlook.under')}
      </td>
      <td className="number">
        {t('outlook.peakValue', {
          percent: format.percent(row.peakPercent),
          low: format.percent(row.lowPercent),
          high: format.percent(row.highPercent),
        })}{' '}
        <span className="muted">
          {t('outlook.at')} {format.minute(row.peakAt)}
        </span>
      </td>
      <td className={`number${row.pOverLimit >= 0.1 ? ' strong' : ' muted'}`}>
        {likely ? `${format.percent(100 * row.pOverLimit)} %` : t('outlook.pUnder')}
      </td>
      <td className="number">
        {format.percent(row.hotSpotPeakC)} °C{' '}
        <span className="muted">/ {format.percent(row.hotSpotLimitC)}</span>
      </td>
    </tr>
  )
}
