'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { API_SCOPES, type ApiScope } from '@/lib/domain/actor'
import type { CreatedKey } from '@/lib/protocol/admin'
import { NumberField, TextField } from '../forms/fields'
import { Dialog } from '../shell/dialog'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'

const DAY_MS = 86_400_000

/** Name, what the key may do, and until when. */
export function NewKeyDialog({
  onMade,
  onClose,
}: {
  onMade: (key: CreatedKey) => void
  onClose: () => void
}) {
  const t = useTranslations('grid-ui')
  const request = useRequest()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<ApiScope[]>(['alerts:write'])
  const [days, setDays] = useState<number | null>(365)
  const valid = name.trim().length > 0 && scopes.length > 0
  return (
    <Dialog title={t('integrations.newKey')} onClose={onClose}>
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          if (!valid) return
          const answer = await request.send<CreatedKey>('/api/admin/keys', 'POST', {
            name: name.trim(),
            scopes,
            ...(days ? { expiresAt: new Date(Date.now() + days * DAY_MS).toISOString() } : {}),
          })
          if (answer.ok) onMade(answer.data)
        }}
      >
        <div className="r-dialog-body">
          <TextField
            label={t('integrations.keyName')}
            value={name}
            onChange={setName}
            maxLength={100}
            hint={t('integrations.keyNameHint')}
          />
          <fieldset>
            <legend className="muted small" style={{ marginBottom: 4 }}>
              {t('integrations.col.may')}
            </legend>
            {API_SCOPES.map((scope) => (
              <label key={scope} className="r-check" style={{ padding: '3px 0' }}>
                <input
                  type="checkbox"
                  checked={scopes.includes(scope)}
                  onChange={(event) =>
                    setScopes(
                      event.target.checked ? [...scopes, scope] : scopes.filter((each) => each !== scope),
                    )
                  }
                />
                <span>
                  <span className="mono">{scope}</span>{' '}
                  <span className="muted small">
                    {t(`integrations.scope.${scope.replace(':', '-') as 'alerts-write'}`)}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          <NumberField
            label={t('integrations.keyDays')}
            value={days}
            onChange={setDays}
            unit={t('integrations.daysUnit')}
            min={1}
            step={1}
            hint={t('integrations.keyDaysHint')}
          />
          <Refusal problem={request.problem} />
        </div>
        <div className="r-dialog-foot">
          <button type="button" className="r-btn" onClick={onClose}>
            {t('action.cancel')}
          </button>
          <button type="submit" className="r-btn primary" disabled={!valid || request.busy}>
            {t('integrations.makeKey')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
