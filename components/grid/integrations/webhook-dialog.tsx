'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { WebhookDto, WebhookEvent, WebhookSecret } from '@/lib/protocol/admin-webhooks'
import { TextField } from '../forms/fields'
import { ConfirmDialog } from '../shell/confirm-dialog'
import { Dialog } from '../shell/dialog'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'

const EVENTS: WebhookEvent[] = [
  'alert.changed',
  'alert.escalated',
  'activation.changed',
  'recommendation.changed',
]
type Props = {
  webhook: WebhookDto | null
  onSaved: (made: WebhookSecret | null) => void
  onClose: () => void
}

/** An endpoint: its name, its address, what it is told. */
export function WebhookDialog({ webhook, onSaved, onClose }: Props) {
  const t = useTranslations('grid-ui')
  const request = useRequest()
  const [name, setName] = useState(webhook?.name ?? '')
  const [url, setUrl] = useState(webhook?.url ?? 'https://')
  const [events, setEvents] = useState<WebhookEvent[]>((webhook?.events as WebhookEvent[]) ?? [...EVENTS])
  const [removing, setRemoving] = useState(false)
  const valid = name.trim() !== '' && /^https?:\/\/.+/.test(url.trim()) && events.length > 0
  if (removing && webhook)
    return (
      <ConfirmDialog
        title={t('webhooks.removeTitle', { name: webhook.name })}
        text={t('webhooks.removeText')}
        yes={t('action.remove')}
        busy={request.busy}
        problem={request.problem}
        onClose={onClose}
        onYes={async () => {
          if ((await request.send(`/api/admin/webhooks/${webhook.id}`, 'DELETE')).ok) onSaved(null)
        }}
      />
    )
  return (
    <Dialog
      title={webhook ? t('webhooks.edit', { name: webhook.name }) : t('webhooks.new')}
      onClose={onClose}
    >
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          if (!valid) return
          const body = { name: name.trim(), url: url.trim(), events }
          const answer = webhook
            ? await request.send<WebhookDto>(`/api/admin/webhooks/${webhook.id}`, 'PATCH', body)
            : await request.send<WebhookSecret>('/api/admin/webhooks', 'POST', body)
          if (answer.ok) onSaved(webhook ? null : (answer.data as WebhookSecret))
        }}
      >
        <div className="r-dialog-body">
          <TextField label={t('integrations.name')} value={name} onChange={setName} maxLength={100} />
          <TextField
            label={t('webhooks.url')}
            type="url"
            value={url}
            onChange={setUrl}
            maxLength={2000}
            hint={t('webhooks.urlHint')}
          />
          <fieldset>
            <legend className="muted small" style={{ marginBottom: 4 }}>
              {t('webhooks.col.events')}
            </legend>
            {EVENTS.map((each) => (
              <label key={each} className="r-check" style={{ padding: '3px 0' }}>
                <input
                  type="checkbox"
                  checked={events.includes(each)}
                  onChange={(event) =>
                    setEvents(event.target.checked ? [...events, each] : events.filter((one) => one !== each))
                  }
                />
                <span className="mono">{each}</span>
              </label>
            ))}
          </fieldset>
          <Refusal problem={request.problem} />
        </div>
        <div className="r-dialog-foot">
          {webhook ? (
            <button
              type="button"
              className="r-btn"
              style={{ marginRight: 'auto' }}
              onClick={() => setRemoving(true)}
            >
              {t('action.remove')}
            </button>
          ) : null}
          <button type="button" className="r-btn" onClick={onClose}>
            {t('action.cancel')}
          </button>
          <button type="submit" className="r-btn primary" disabled={!valid || request.busy}>
            {t('action.save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
