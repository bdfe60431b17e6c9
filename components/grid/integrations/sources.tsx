'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { formatSpan } from '@/lib/client/grid/room-format'
import type { SourceDto } from '@/lib/protocol/admin-intake'
import { useRoom } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { usePermission } from '../shell/use-permission'
import { useResource } from '../shell/use-resource'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { PriorityMark } from '../symbols/priority-mark'
import { SourceDialog } from './source-dialog'

/** Everyone who sends alerts: when heard last, how much, what was refused, whether silent. */
export function Sources() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const now = useWallNow(5000)
  const tick = Math.floor(now / 15_000)
  const { data, problem, reload } = useResource<SourceDto[]>('/api/admin/sources', tick)
  const permission = usePermission('admin')
  const [editing, setEditing] = useState<SourceDto | 'new' | null>(null)
  const shown = (data ?? []).filter((source) => source.apiKeyId !== null || source.alerts24h > 0)
  const silent = shown.filter((source) => source.state === 'silent').length
  const live = shown.filter((source) => source.state === 'heard').length
  return (
    <section className="r-panel" aria-label={t('integrations.sources')}>
      <div className="r-head">
        <h2>{t('integrations.sources')}</h2>
        <span className="muted small">{data ? t('integrations.sourcesNote', { live, silent }) : ''}</span>
        <span className="r-grow" />
        <button
          type="button"
          className="r-btn tiny"
          disabled={!permission.allowed}
          title={permission.reason}
          onClick={() => setEditing('new')}
        >
          {t('integrations.newSource')}
        </button>
      </div>
      {problem && !data ? (
        <ProblemNote title={t('integrations.sourcesFailed')} problem={problem} onRetry={reload} />
      ) : !data ? (
        <Skeleton rows={4} />
      ) : shown.length === 0 ? (
        <EmptyNote title={t('integrations.noSources')} text={t('integrations.noSourcesText')} />
      ) : (
        <div className="r-scroll">
          <table className="r-table">
            <thead>
              <tr>
                <th>{t('integrations.col.source')}</th>
                <th>{t('integrations.col.speaks')}</th>
                <th className="number">{t('integrations.col.lastSeen')}</th>
                <th className="number">{t('integrations.col.alerts')}</th>
                <th className="number">{t('integrations.col.refused')}</th>
                <th>{t('integrations.col.health')}</th>
                <th>
                  <span className="visually-hidden">{t('action.column')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((source) => (
                <tr key={source.id}>
                  <td className="medium">{source.name}</td>
                  <td className="muted">{t(`integrations.format.${formatKey(source.format)}`)}</td>
                  <td className={`number${source.state === 'silent' ? ' strong' : ''}`}>
                    {source.lastSeenAt ? formatSpan(now - Date.parse(source.lastSeenAt)) : '–'}
                  </td>
                  <td className="number">{format.whole(source.alerts24h)}</td>
                  <td className="number" title={source.lastError?.detail}>
                    {format.whole(source.refused24h)}
                  </td>
                  <td>
                    <Health source={source} />
                  </td>
                  <td className="number">
                    {source.apiKeyId === null ? null : (
                      <button
                        type="button"
                        className="r-btn tiny"
                        disabled={!permission.allowed}
                        title={permission.reason}
                        onClick={() => setEditing(source)}
                      >
                        {t('action.edit')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {editing ? (
        <SourceDialog
          source={editing === 'new' ? null : editing}
          onClose={() => {
            setEditing(null)
            reload()
          }}
        />
      ) : null}
    </section>
  )
}

function Health({ source }: { source: SourceDto }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const signed = source.signed ? <span className="r-chip">{t('integrations.signed')}</span> : null
  if (source.state === 'silent' && source.silentSince)
    return (
      <span className="r-row" style={{ gap: 6 }}>
        <PriorityMark priority={2} decorative />
        <b>{t('integrations.silentSince', { time: format.minute(source.silentSince) })}</b>
        {signed}
      </span>
    )
  return (
    <span className="r-row muted" style={{ gap: 6 }}>
      {source.state === 'ended'
        ? t('integrations.ended')
        : source.state === 'waiting'
          ? t('integrations.waiting')
          : source.heartbeatSeconds
            ? t('integrations.heartbeat', { span: formatSpan(source.heartbeatSeconds * 1000) })
            : t('integrations.noHeartbeat')}
      {signed}
    </span>
  )
}

const FORMATS = ['native', 'alertmanager', 'grafana', 'pagerduty', 'cloudevents', 'rule', 'test'] as const
export function formatKey(format: string): (typeof FORMATS)[number] | 'other' {
  return FORMATS.find((each) => each === format) ?? 'other'
}
