'use client'

import { useTranslations } from 'use-intl'
import { formatSpan } from '@/lib/client/grid/room-format'
import type { AdminMe, StaffSessionDto } from '@/lib/protocol/admin'
import { useRoom } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { useRequest } from '../shell/use-request'
import { useResource } from '../shell/use-resource'
import { ProblemNote } from '../states/problem-note'
import { Refusal } from '../states/refusal'
import { Skeleton } from '../states/skeleton'
import { PasswordForm } from './password-form'
import { SecondFactor } from './second-factor'

/** One's own account: password, second factor, where one is signed in. */
export function AccountPage() {
  const t = useTranslations('grid-ui')
  const me = useResource<AdminMe>('/api/admin/me')
  return (
    <div className="r-page">
      <div className="page-head">
        <h1>{t('account.title')}</h1>
        <span className="muted small">
          {me.data ? `${me.data.name}, ${me.data.username}, ${t(`role.${me.data.role}`)}` : ''}
        </span>
      </div>
      {me.problem && !me.data ? (
        <ProblemNote title={t('account.failed')} problem={me.problem} onRetry={me.reload} />
      ) : !me.data ? (
        <Skeleton rows={5} />
      ) : (
        <div className="page-body account-grid">
          <PasswordForm />
          <SecondFactor me={me.data} onChanged={me.reload} />
          <Sessions />
        </div>
      )}
    </div>
  )
}

function Sessions() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const now = useWallNow(10_000)
  const { data, reload } = useResource<StaffSessionDto[]>('/api/admin/me/sessions')
  const request = useRequest()
  return (
    <section className="r-panel" aria-label={t('account.sessions')} style={{ gridColumn: '1 / -1' }}>
      <div className="r-head">
        <h2>{t('account.sessions')}</h2>
        <span className="muted small">{data?.length}</span>
      </div>
      <Refusal problem={request.problem} />
      <div className="r-scroll">
        <table className="r-table">
          <thead>
            <tr>
              <th>{t('account.device')}</th>
              <th>{t('account.signedIn')}</th>
              <th className="number">{t('account.lastUsed')}</th>
              <th>
                <span className="visually-hidden">{t('action.column')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {(data ?? []).map((session) => (
              <tr key={session.sessionId}>
                <td>
                  {session.device}{' '}
                  {session.current ? <span className="r-chip act">{t('account.thisOne')}</span> : null}
                </td>
                <td className="muted">{format.dayMinute(session.signedInAt)}</td>
                <td className="number muted">
                  {t('integrations.ago', { span: formatSpan(now - Date.parse(session.lastUsedAt)) })}
                </td>
                <td className="number">
                  {session.current ? null : (
                    <button
                      type="button"
                      className="r-btn tiny"
                      disabled={request.busy}
                      onClick={async () => {
                        if ((await request.send(`/api/admin/me/sessions/${session.sessionId}`, 'DELETE')).ok)
                          reload()
                      }}
                    >
                      {t('account.end')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
