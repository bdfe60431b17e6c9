'use client'

import { useTranslations } from 'use-intl'
import type { CallableDto } from '@/lib/protocol/callable'
import { useRoom } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { useResource } from '../shell/use-resource'

const REFRESH_MS = 60_000

/** What could be called here now, with no alarm asking for it. */
export function CallableBlock({ transformerId }: { transformerId: string }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const path = `/api/grid/transformers/${encodeURIComponent(transformerId)}/callable`
  const { data } = useResource<CallableDto>(path, useWallNow(REFRESH_MS))
  if (!data) return null
  const able = data.programs.filter((one) => one.obstacle === null)
  const sum = (of: (one: (typeof able)[number]) => number) => able.reduce((total, one) => total + of(one), 0)
  return (
    <section aria-label={t('callable.title')}>
      <div className="r-head divide">
        <h2>{t('callable.title')}</h2>
        <span className="muted small ellipsis">
          {t('callable.note', { id: transformerId, hours: format.number(data.durationMinutes / 60) })}
        </span>
      </div>
      {data.programs.length === 0 ? <p className="muted block-note">{t('callable.none')}</p> : null}
      {data.programs.length > 0 ? (
        <table className="r-table callable">
          <thead>
            <tr>
              <th>{t('callable.program')}</th>
              <th className="number">{t('callable.people')}</th>
              <th className="number">{t('callable.expected')}</th>
              <th className="number">{t('callable.lead')}</th>
            </tr>
          </thead>
          <tbody>
            {data.programs.map((one) => (
              <tr key={one.programId} className={one.obstacle ? 'muted' : undefined}>
                <td title={one.obstacle ?? undefined}>
                  {one.name}
                  {one.obstacle ? <span className="cell-note">{one.obstacle}</span> : null}
                </td>
                <td className="number">
                  {one.callable} / {one.enrolled}
                </td>
                <td className="number">{one.obstacle ? '–' : format.number(one.expectedKw)}</td>
                <td className="number nowrap">{t('unit.minutes', { n: one.leadMinutes })}</td>
              </tr>
            ))}
            {able.length > 1 ? (
              <tr className="strong">
                <td>{t('callable.together')}</td>
                <td className="number">
                  {sum((one) => one.callable)} / {sum((one) => one.enrolled)}
                </td>
                <td className="number">{format.number(sum((one) => one.expectedKw))}</td>
                <td className="number nowrap">
                  {t('unit.minutes', { n: Math.max(...able.map((one) => one.leadMinutes)) })}
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}
