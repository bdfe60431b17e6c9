'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { formatSpan } from '@/lib/client/grid/room-format'
import type { ApiKeyDto, CreatedKey } from '@/lib/protocol/admin'
import { ConfirmDialog } from '../shell/confirm-dialog'
import { useRoom } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { useResource } from '../shell/use-resource'
import { EmptyNote } from '../states/empty-note'
import { NoPermission } from '../states/no-permission'
import { ProblemNote } from '../states/problem-note'
import { ShownOnce } from '../states/shown-once'
import { Skeleton } from '../states/skeleton'
import { curlOf } from './connect-examples'
import { NewKeyDialog } from './new-key-dialog'

/** API keys: shown once, stored hashed, revoked at once. */
export function Keys({ publicUrl }: { publicUrl: string }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const now = useWallNow(10_000)
  const permission = usePermission('admin')
  const { data, problem, reload } = useResource<ApiKeyDto[]>(permission.allowed ? '/api/admin/keys' : null)
  const request = useRequest()
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<CreatedKey | null>(null)
  const [revoking, setRevoking] = useState<ApiKeyDto | null>(null)
  return (
    <section className="r-panel" aria-label={t('integrations.keys')}>
      <div className="r-head">
        <h2>{t('integrations.keys')}</h2>
        <span className="muted small ellipsis">{t('integrations.keysNote')}</span>
        <span className="r-grow" />
        <button
          type="button"
          className="r-btn tiny"
          disabled={!permission.allowed}
          title={permission.reason}
          onClick={() => setMaking(true)}
        >
          {t('integrations.newKey')}
        </button>
      </div>
      {made ? (
        <ShownOnce
          title={t('integrations.keyMade', { name: made.name })}
          note={made.scopes.join(', ')}
          secret={made.key}
          extra={{ label: t('integrations.copyCurl'), text: curlOf(publicUrl, made.key) }}
          onDone={() => setMade(null)}
        />
      ) : null}
      {!permission.allowed ? (
        <NoPermission needs="admin" />
      ) : problem && !data ? (
        <ProblemNote title={t('integrations.keysFailed')} problem={problem} onRetry={reload} />
      ) : !data ? (
        <Skeleton rows={4} />
      ) : data.length === 0 ? (
        <EmptyNote title={t('integrations.noKeys')} text={t('integrations.noKeysText')} />
      ) : (
        <div className="r-scroll">
          <table className="r-table">
            <thead>
              <tr>
                <th>{t('integrations.col.usedBy')}</th>
                <th>{t('integrations.col.key')}</th>
                <th>{t('integrations.col.may')}</th>
                <th className="number">{t('integrations.col.lastUsed')}</th>
                <th className="number">{t('integrations.col.ends')}</th>
                <th>
                  <span className="visually-hidden">{t('action.column')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map((key) => (
                <tr key={key.id}>
                  <td className="medium">{key.name}</td>
                  <td className="mono">fl_{key.id}…</td>
                  <td className="muted ellipsis" style={{ maxWidth: 220 }} title={key.scopes.join(', ')}>
                    {key.scopes.join(', ')}
                  </td>
                  <td className="number">
                    {key.lastUsedAt
                      ? t('integrations.ago', { span: formatSpan(now - Date.parse(key.lastUsedAt)) })
                      : '–'}
                  </td>
                  <td className="number muted">
                    {key.state === 'active'
                      ? key.expiresAt
                        ? format.day(key.expiresAt)
                        : t('integrations.noEnd')
                      : t(`integrations.keyState.${key.state}`)}
                  </td>
                  <td className="number">
                    {key.state === 'active' ? (
                      <button type="button" className="r-btn tiny" onClick={() => setRevoking(key)}>
                        {t('integrations.revoke')}
                      </button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {making ? (
        <NewKeyDialog
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false)
            setMade(key)
            reload()
          }}
        />
      ) : null}
      {revoking ? (
        <ConfirmDialog
          title={t('integrations.revokeTitle', { name: revoking.name })}
          text={t('integrations.revokeText')}
          yes={t('integrations.revoke')}
          busy={request.busy}
          problem={request.problem}
          onClose={() => setRevoking(null)}
          onYes={async () => {
            const answer = await request.send(`/api/admin/keys/${encodeURIComponent(revoking.id)}`, 'DELETE')
            if (!answer.ok) return
            setRevoking(null)
            reload()
          }}
        />
      ) : null}
    </section>
  )
}
