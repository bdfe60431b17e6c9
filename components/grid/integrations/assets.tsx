'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { MadeMapping, MappingDto, UnmappedDto } from '@/lib/protocol/admin-intake'
import { useGrid, useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { useResource } from '../shell/use-resource'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Refusal } from '../states/refusal'
import { Skeleton } from '../states/skeleton'

/** Names that senders use and we do not know, and those that were mapped. */
export function Assets() {
  const t = useTranslations('grid-ui')
  const unmapped = useResource<UnmappedDto[]>('/api/admin/unmapped')
  const mappings = useResource<MappingDto[]>('/api/admin/mappings')
  function changed() {
    unmapped.reload()
    mappings.reload()
  }
  return (
    <div className="r-col">
      <section className="r-panel" aria-label={t('integrations.unmapped')}>
        <div className="r-head">
          <h2>{t('integrations.unmapped')}</h2>
          <span className="muted small">{t('integrations.unmappedNote')}</span>
        </div>
        {unmapped.problem && !unmapped.data ? (
          <ProblemNote
            title={t('integrations.unmappedFailed')}
            problem={unmapped.problem}
            onRetry={unmapped.reload}
          />
        ) : !unmapped.data ? (
          <Skeleton rows={3} />
        ) : unmapped.data.length === 0 ? (
          <EmptyNote title={t('integrations.allMapped')} text={t('integrations.allMappedText')} />
        ) : (
          <Unmapped rows={unmapped.data} onMapped={changed} />
        )}
      </section>
      <Mapped rows={mappings.data} onRemoved={changed} />
    </div>
  )
}

function Unmapped({ rows, onMapped }: { rows: UnmappedDto[]; onMapped: () => void }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const transformers = useGrid((state) => state.transformers)
  const permission = usePermission('operator')
  const request = useRequest()
  const [choice, setChoice] = useState<Record<string, string>>({})
  const keyOf = (row: UnmappedDto) => `${row.sourceId}:${row.externalId}`
  return (
    <>
      <div className="r-scroll">
        <table className="r-table">
          <thead>
            <tr>
              <th>{t('integrations.col.calls')}</th>
              <th>{t('integrations.col.source')}</th>
              <th className="number">{t('integrations.col.alerts')}</th>
              <th>{t('integrations.col.newest')}</th>
              <th>{t('integrations.col.is')}</th>
              <th>
                <span className="visually-hidden">{t('action.column')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                <td className="mono">{row.externalId}</td>
                <td className="muted">{row.source}</td>
                <td className="number">{format.whole(row.alerts)}</td>
                <td className="ellipsis" style={{ maxWidth: 320 }}>
                  <Link className="r-link" href={`/admin/alerts/${row.newestAlertId}`} prefetch={false}>
                    {row.newestMessage || format.dayMinute(row.lastRaisedAt)}
                  </Link>
                </td>
                <td>
                  <select
                    className="r-input"
                    style={{ height: 26 }}
                    aria-label={t('integrations.mapTo', { name: row.externalId })}
                    value={choice[keyOf(row)] ?? row.suggestions[0]?.transformerId ?? ''}
                    onChange={(event) => setChoice({ ...choice, [keyOf(row)]: event.target.value })}
                  >
                    <option value="">{t('integrations.choose')}</option>
                    {row.suggestions.length > 0 ? (
                      <optgroup label={t('integrations.suggested')}>
                        {row.suggestions.map((each) => (
                          <option key={each.transformerId} value={each.transformerId}>
                            {each.transformerId} {each.name}
                          </option>
                        ))}
                      </optgroup>
                    ) : null}
                    <optgroup label={t('network.title')}>
                      {[...transformers.values()].map((each) => (
                        <option key={each.id} value={each.id}>
                          {each.id} {each.name}
                        </option>
                      ))}
                    </optgroup>
                  </select>
                </td>
                <td className="number">
                  <button
                    type="button"
                    className="r-btn tiny"
                    disabled={!permission.allowed || request.busy}
                    title={permission.reason}
                    onClick={async () => {
                      const transformerId = choice[keyOf(row)] ?? row.suggestions[0]?.transformerId
                      if (!transformerId) return
                      const answer = await request.send<MadeMapping>('/api/admin/mappings', 'POST', {
                        externalId: row.externalId,
                        transformerId,
                        sourceId: row.sourceId,
                      })
                      if (answer.ok) onMapped()
                    }}
                  >
                    {t('integrations.map')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Refusal problem={request.problem} />
    </>
  )
}

function Mapped({ rows, onRemoved }: { rows: MappingDto[] | null; onRemoved: () => void }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const permission = usePermission('operator')
  const request = useRequest()
  if (!rows || rows.length === 0) return null
  return (
    <section className="r-panel" aria-label={t('integrations.mapped')}>
      <div className="r-head">
        <h2>{t('integrations.mapped')}</h2>
        <span className="muted small">{rows.length}</span>
      </div>
      <div className="r-scroll">
        <table className="r-table">
          <thead>
            <tr>
              <th>{t('integrations.col.calls')}</th>
              <th>{t('integrations.col.is')}</th>
              <th>{t('integrations.col.source')}</th>
              <th>{t('integrations.col.by')}</th>
              <th>
                <span className="visually-hidden">{t('action.column')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="mono">{row.externalId}</td>
                <td>
                  {row.transformerId} <span className="muted">{row.transformerName}</span>
                </td>
                <td className="muted">{row.source ?? t('integrations.anySource')}</td>
                <td className="muted">
                  {row.createdBy}, {format.dayMinute(row.createdAt)}
                </td>
                <td className="number">
                  <button
                    type="button"
                    className="r-btn tiny"
                    disabled={!permission.allowed || request.busy}
                    title={permission.reason}
                    onClick={async () => {
                      const answer = await request.send(`/api/admin/mappings/${row.id}`, 'DELETE')
                      if (answer.ok) onRemoved()
                    }}
                  >
                    {t('action.remove')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
