'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ApiKeyDto } from '@/lib/protocol/admin'
import type { SourceDto, SourceFormat, SourceSecret } from '@/lib/protocol/admin-intake'
import { NumberField, SelectField, TextField } from '../forms/fields'
import { Dialog } from '../shell/dialog'
import { useRequest } from '../shell/use-request'
import { useResource } from '../shell/use-resource'
import { Refusal } from '../states/refusal'
import { ShownOnce } from '../states/shown-once'

const FORMATS: SourceFormat[] = ['native', 'alertmanager', 'grafana', 'pagerduty', 'cloudevents']

/** Sets a source up or changes it: its name, the silence that raises an alert, the label that names assets, signatures. */
export function SourceDialog({ source, onClose }: { source: SourceDto | null; onClose: () => void }) {
  const t = useTranslations('grid-ui')
  const request = useRequest()
  const keys = useResource<ApiKeyDto[]>(source ? null : '/api/admin/keys')
  const usable = (keys.data ?? []).filter(
    (key) => key.state === 'active' && key.scopes.includes('alerts:write'),
  )
  const [name, setName] = useState(source?.name ?? '')
  const [apiKeyId, setApiKeyId] = useState('')
  const [format, setFormat] = useState<SourceFormat>('native')
  const [heartbeat, setHeartbeat] = useState<number | null>(source?.heartbeatSeconds ?? null)
  const [assetLabel, setAssetLabel] = useState(source?.assetLabel ?? '')
  const [secret, setSecret] = useState<SourceSecret | null>(null)
  const key = apiKeyId || usable[0]?.id || ''
  async function save() {
    const shared = { heartbeatSeconds: heartbeat, assetLabel: assetLabel.trim() || null }
    const answer = source
      ? await request.send(`/api/admin/sources/${source.id}`, 'PATCH', {
          ...shared,
          name: name.trim() || undefined,
        })
      : await request.send('/api/admin/sources', 'POST', {
          ...shared,
          apiKeyId: key,
          format,
          ...(name.trim() ? { name: name.trim() } : {}),
        })
    if (answer.ok) onClose()
  }
  async function sign() {
    if (!source) return
    const answer = await request.send<SourceSecret>(`/api/admin/sources/${source.id}/secret`, 'POST')
    if (answer.ok) setSecret(answer.data)
  }
  async function unsign() {
    if (!source) return
    const answer = await request.send(`/api/admin/sources/${source.id}/secret`, 'DELETE')
    if (answer.ok) onClose()
  }
  return (
    <Dialog
      title={source ? t('integrations.editSource', { name: source.name }) : t('integrations.newSource')}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="r-dialog-body">
          {source ? null : (
            <>
              <SelectField
                label={t('integrations.key')}
                value={key}
                onChange={setApiKeyId}
                options={usable.map((each) => ({ value: each.id, label: each.name }))}
                hint={usable.length === 0 && keys.data ? t('integrations.noUsableKey') : null}
              />
              <SelectField
                label={t('integrations.col.speaks')}
                value={format}
                onChange={setFormat}
                options={FORMATS.map((each) => ({ value: each, label: t(`integrations.format.${each}`) }))}
              />
            </>
          )}
          <TextField label={t('integrations.name')} value={name} onChange={setName} maxLength={100} />
          <NumberField
            label={t('integrations.heartbeatSeconds')}
            value={heartbeat}
            onChange={setHeartbeat}
            unit="s"
            min={10}
            max={604_800}
            step={1}
            hint={t('integrations.heartbeatHint')}
          />
          <TextField
            label={t('integrations.assetLabel')}
            value={assetLabel}
            onChange={setAssetLabel}
            maxLength={100}
            hint={t('integrations.assetLabelHint')}
          />
          {source ? (
            <div className="r-row wrap">
              <span className="r-grow muted small">
                {t(source.signed ? 'integrations.isSigned' : 'integrations.isUnsigned')}
              </span>
              <button
                type="button"
                className="r-btn tiny"
                disabled={request.busy}
                onClick={() => void sign()}
              >
                {t(source.signed ? 'integrations.rotateSecret' : 'integrations.askSignature')}
              </button>
              {source.signed ? (
                <button
                  type="button"
                  className="r-btn tiny"
                  disabled={request.busy}
                  onClick={() => void unsign()}
                >
                  {t('integrations.stopSigning')}
                </button>
              ) : null}
            </div>
          ) : null}
          {secret ? (
            <ShownOnce
              title={t('integrations.secret')}
              note={t('integrations.once')}
              secret={secret.secret}
              onDone={onClose}
            />
          ) : null}
          <Refusal problem={request.problem} />
        </div>
        <div className="r-dialog-foot">
          <button type="button" className="r-btn" onClick={onClose}>
            {t('action.cancel')}
          </button>
          <button type="submit" className="r-btn primary" disabled={request.busy || (!source && !key)}>
            {t('action.save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
