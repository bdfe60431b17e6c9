'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { WebhookDto, WebhookSecret } from '@/lib/protocol/admin-webhooks'
import { useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { useResource } from '../shell/use-resource'
import { EmptyNote } from '../states/empty-note'
import { NoPermission } from '../states/no-permission'
import { ProblemNote } from '../states/problem-note'
import { Refusal } from '../states/refusal'
import { ShownOnce } from '../states/shown-once'
import { Skeleton } from '../states/skeleton'
import { Deliveries } from './deliveries'
import { WebhookDialog } from './webhook-dialog'

/** Where we tell others what changed: endpoints, how deliveries go, and each delivery with its answer. */
export function Webhooks() {
  const t = useTranslations('grid-ui')
  const permission = usePermission('admin')
  const { data, problem, reload } = useResource<WebhookDto[]>(
    permission.allowed ? '/api/admin/webhooks' : null,
  )
  const [editing, setEditing] = useState<WebhookDto | 'new' | null>(null)
  const [secret, setSecret] = useState<WebhookSecret | null>(null)
  const [tested, setTested] = useState(0)
  if (!permission.allowed) return <NoPermission needs="admin" />
  return (
    <div className="r-col">
      <section className="r-panel" aria-label={t('webhooks.title')}>
        <div className="r-head">
          <h2>{t('webhooks.title')}</h2>
          <span className="muted small ellipsis">{t('webhooks.note')}</span>
          <span className="r-grow" />
          <button type="button" className="r-btn tiny" onClick={() => setEditing('new')}>
            {t('webhooks.new')}
          </button>
        </div>
        {secret ? (
          <ShownOnce
            title={t('webhooks.secret', { name: secret.webhook.name })}
            note={t(secret.previousUntil ? 'integrations.once' : 'integrations.onceNote')}
            secret={secret.secret}
            onDone={() => setSecret(null)}
          />
        ) : null}
        {problem && !data ? (
          <ProblemNote title={t('webhooks.failed')} problem={problem} onRetry={reload} />
        ) : !data ? (
          <Skeleton rows={3} />
        ) : data.length === 0 ? (
          <EmptyNote title={t('webhooks.none')} text={t('webhooks.noneText')} />
        ) : (
          <WebhookTable
            webhooks={data}
            onEdit={setEditing}
            onSecret={setSecret}
            onChanged={() => {
              reload()
              setTested((n) => n + 1)
            }}
          />
        )}
      </section>
      <Deliveries webhooks={data ?? []} stamp={tested} />
      {editing ? (
        <WebhookDialog
          webhook={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={(made) => {
            setEditing(null)
            if (made) setSecret(made)
            reload()
          }}
        />
      ) : null}
    </div>
  )
}

type TableProps = {
  webhooks: WebhookDto[]
  onEdit: (webhook: WebhookDto) => void
  onSecret: (secret: WebhookSecret) => void
  onChanged: () => void
}

function WebhookTable({ webhooks, onEdit, onSecret, onChanged }: TableProps) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const request = useRequest()
  async function act(webhook: WebhookDto, what: 'test' | 'secret' | 'state') {
    const base = `/api/admin/webhooks/${webhook.id}`
    if (what === 'secret') {
      const answer = await request.send<WebhookSecret>(`${base}/secret`, 'POST')
      if (answer.ok) onSecret(answer.data)
    } else if (what === 'test') await request.send(`${base}/test`, 'POST')
    else await request.send(base, 'PATCH', { state: webhook.state === 'active' ? 'disabled' : 'active' })
    onChanged()
  }
  return (
    <div className="r-scroll">
      <table className="r-table">
        <thead>
          <tr>
            <th>{t('webhooks.col.endpoint')}</th>
            <th>{t('webhooks.col.events')}</th>
            <th>{t('rules.col.state')}</th>
            <th className="number">{t('webhooks.col.delivered')}</th>
            <th className="number">{t('webhooks.col.failed')}</th>
            <th className="number">{t('webhooks.col.queued')}</th>
            <th>
              <span className="visually-hidden">{t('action.column')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map((webhook) => (
            <tr key={webhook.id}>
              <td>
                <div className="medium">{webhook.name}</div>
                <div className="micro muted ellipsis" style={{ maxWidth: 320 }}>
                  {webhook.url}
                </div>
              </td>
              <td className="muted">
                {webhook.events.map((event) => event.replace('.changed', '')).join(', ')}
              </td>
              <td>
                <span
                  className={`r-chip${webhook.state === 'active' ? ' ink' : ''}`}
                  title={webhook.disabledReason ?? undefined}
                >
                  {t(`webhooks.state.${webhook.state}`)}
                </span>
              </td>
              <td className="number">{format.whole(webhook.delivered24h)}</td>
              <td className="number" title={webhook.lastError ?? undefined}>
                {format.whole(webhook.failed24h)}
              </td>
              <td className="number">{format.whole(webhook.queued)}</td>
              <td>
                <span className="r-row" style={{ justifyContent: 'flex-end' }}>
                  <button
                    type="button"
                    className="r-btn tiny"
                    disabled={request.busy}
                    onClick={() => void act(webhook, 'test')}
                  >
                    {t('webhooks.test')}
                  </button>
                  <button type="button" className="r-btn tiny" onClick={() => onEdit(webhook)}>
                    {t('action.edit')}
                  </button>
                  <button
                    type="button"
                    className="r-btn tiny"
                    disabled={request.busy}
                    onClick={() => void act(webhook, 'secret')}
                  >
                    {t('webhooks.rotate')}
                  </button>
                  <button
                    type="button"
                    className="r-btn tiny"
                    disabled={request.busy}
                    onClick={() => void act(webhook, 'state')}
                  >
                    {t(webhook.state === 'active' ? 'webhooks.disable' : 'webhooks.enable')}
                  </button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Refusal problem={request.problem} />
    </div>
  )
}
