'use client'

import { Fragment, useState } from 'react'
import { useTranslations } from 'use-intl'
import { personName } from '@/lib/client/grid/asset-label'
import { callApi, type RequestProblem } from '@/lib/client/grid/call-api'
import type { AuditCheck, AuditEventDto } from '@/lib/protocol/admin'
import { useRoom } from '../shell/room-context'
import { usePages } from '../shell/use-pages'
import { usePermission } from '../shell/use-permission'
import { useSelection } from '../shell/use-selection'
import { EmptyNote } from '../states/empty-note'
import { NoPermission } from '../states/no-permission'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'

/** Who did what, when; appended only, each row sealed with the one before it. */
export function AuditPage() {
  const t = useTranslations('grid-ui')
  const permission = usePermission('admin')
  const { get, set } = useSelection()
  const filters = { actor: get('actor') ?? '', action: get('action') ?? '', subject: get('subject') ?? '' }
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))
  return (
    <div className="r-page">
      <div className="page-head">
        <h1>{t('nav.audit')}</h1>
        {permission.allowed ? <Seal /> : null}
        <span className="r-grow" />
        {(['actor', 'action', 'subject'] as const).map((key) => (
          <label key={key} style={{ width: 150 }}>
            <span className="visually-hidden">{t(`audit.${key}`)}</span>
            <input
              className="r-input"
              style={{ height: 28 }}
              type="search"
              value={filters[key]}
              placeholder={t(`audit.${key}`)}
              onChange={(event) => set({ [key]: event.target.value || null })}
            />
          </label>
        ))}
        {(['csv', 'json'] as const).map((format) => (
          <a
            key={format}
            className="r-btn"
            aria-disabled={!permission.allowed}
            href={permission.allowed ? `/api/admin/audit/export?format=${format}&${query}` : undefined}
            download
          >
            <Icon name="download" size={13} />
            {format.toUpperCase()}
          </a>
        ))}
      </div>
      <div className="page-body">
        {permission.allowed ? <Rows query={query.toString()} /> : <NoPermission needs="admin" />}
      </div>
    </div>
  )
}

/** Walks the chain and says whether a row was changed after it was written. */
function Seal() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const [check, setCheck] = useState<AuditCheck | null>(null)
  const [problem, setProblem] = useState<RequestProblem | null>(null)
  const [busy, setBusy] = useState(false)
  async function verify() {
    setBusy(true)
    const answer = await callApi<AuditCheck>('/api/admin/audit/verify')
    setBusy(false)
    if (answer.ok) setCheck(answer.data)
    else setProblem(answer.problem)
  }
  return (
    <span className="r-row" role="status">
      <button type="button" className="r-btn" disabled={busy} onClick={() => void verify()}>
        {t('audit.verify')}
      </button>
      {check ? (
        <span className={`small${check.intact ? ' muted' : ' strong'}`}>
          <Icon name={check.intact ? 'check' : 'cross'} size={11} className="inline" />{' '}
          {check.intact
            ? t('audit.intact', { n: format.whole(check.checked) })
            : t('audit.broken', { id: check.broken?.id ?? '', problem: check.broken?.problem ?? '' })}
        </span>
      ) : problem ? (
        <span className="small">{problem.detail}</span>
      ) : null}
    </span>
  )
}

function Rows({ query }: { query: string }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const pages = usePages<AuditEventDto>(`/api/admin/audit${query ? `?${query}` : ''}`)
  const [open, setOpen] = useState<string | null>(null)
  if (pages.problem && pages.items.length === 0)
    return <ProblemNote title={t('audit.failed')} problem={pages.problem} onRetry={pages.retry} />
  if (pages.loading && pages.items.length === 0) return <Skeleton rows={12} />
  if (pages.items.length === 0) return <EmptyNote title={t('audit.none')} text={t('audit.noneText')} />
  return (
    <section className="r-panel" aria-label={t('nav.audit')}>
      <div className="r-scroll">
        <table className="r-table">
          <thead>
            <tr>
              <th>{t('audit.at')}</th>
              <th>{t('audit.actor')}</th>
              <th>{t('audit.action')}</th>
              <th>{t('audit.subject')}</th>
              <th>{t('audit.hash')}</th>
              <th>
                <span className="visually-hidden">{t('action.column')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {pages.items.map((row) => (
              <Fragment key={row.id}>
                <tr className={open === row.id ? 'selected' : undefined}>
                  <td>
                    {format.day(row.at)} {format.clock(row.at)}
                  </td>
                  <td className="medium">{personName(row.actor)}</td>
                  <td className="mono">{row.action}</td>
                  <td className="mono ellipsis" style={{ maxWidth: 260 }} title={row.subject}>
                    {row.subject}
                  </td>
                  <td className="mono muted">{row.hash.slice(0, 10)}</td>
                  <td className="number">
                    <button
                      type="button"
                      className="r-link"
                      aria-expanded={open === row.id}
                      onClick={() => setOpen(open === row.id ? null : row.id)}
                    >
                      {t('audit.details')}
                    </button>
                  </td>
                </tr>
                {open === row.id ? (
                  <tr>
                    <td colSpan={6} style={{ whiteSpace: 'normal', padding: 0 }}>
                      <pre className="mono audit-data">
                        {JSON.stringify(
                          { ...row.data, requestId: row.requestId, prevHash: row.prevHash, hash: row.hash },
                          null,
                          2,
                        )}
                      </pre>
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {pages.ended ? null : (
        <div style={{ padding: 12 }}>
          <button type="button" className="r-btn" disabled={pages.loading} onClick={pages.more}>
            {t('action.more')}
          </button>
        </div>
      )}
    </section>
  )
}
