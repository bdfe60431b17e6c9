'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AlarmSettings } from '@/lib/protocol/alarm'
import { NumberField, TextField } from '../forms/fields'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { useResource } from '../shell/use-resource'
import { ProblemNote } from '../states/problem-note'
import { Refusal } from '../states/refusal'
import { Skeleton } from '../states/skeleton'

type Numbers = Exclude<keyof AlarmSettings, 'escalationEmails' | 'escalationPhones'>
const GROUPS: {
  name: 'delays' | 'chatter' | 'flood' | 'shelving' | 'people'
  fields: [Numbers, string][]
}[] = [
  {
    name: 'delays',
    fields: [
      ['onDelaySeconds', 's'],
      ['offDelaySeconds', 's'],
      ['deadbandPercent', '%'],
    ],
  },
  {
    name: 'chatter',
    fields: [
      ['chatterTransitions', ''],
      ['chatterSeconds', 's'],
      ['staleAfterHours', 'h'],
    ],
  },
  {
    name: 'flood',
    fields: [
      ['floodStart', ''],
      ['floodEnd', ''],
      ['floodMinutes', 'min'],
    ],
  },
  {
    name: 'shelving',
    fields: [
      ['maxShelveMinutes', 'min'],
      ['shelveReasonAboveMinutes', 'min'],
      ['maxShelveMinutesP1', 'min'],
    ],
  },
  {
    name: 'people',
    fields: [
      ['remindAfterMinutes', 'min'],
      ['escalateAfterMinutes', 'min'],
    ],
  },
]

/** Delays, chattering, flood, shelving, reminder and escalation; everyone reads, an administrator changes. */
export function AlarmSettingsForm() {
  const t = useTranslations('grid-ui')
  const permission = usePermission('admin')
  const { data, problem, reload } = useResource<AlarmSettings>('/api/admin/alarm-rules/settings')
  const request = useRequest()
  const [draft, setDraft] = useState<AlarmSettings | null>(null)
  const [saved, setSaved] = useState(false)
  useEffect(() => setDraft(data), [data])
  const changed = draft && data && JSON.stringify(draft) !== JSON.stringify(data)
  const list = (text: string) =>
    text
      .split(/[\s,;]+/)
      .map((each) => each.trim())
      .filter(Boolean)
  return (
    <section className="r-panel" aria-label={t('rules.settings')}>
      <div className="r-head">
        <h2>{t('rules.settings')}</h2>
        <span className="muted small ellipsis">{permission.reason ?? t('rules.settingsNote')}</span>
      </div>
      {problem && !data ? (
        <ProblemNote title={t('rules.failed')} problem={problem} onRetry={reload} />
      ) : !draft ? (
        <Skeleton rows={6} />
      ) : (
        <form
          onSubmit={async (event) => {
            event.preventDefault()
            setSaved(false)
            const answer = await request.send<AlarmSettings>(
              '/api/admin/alarm-rules/settings',
              'PATCH',
              draft,
            )
            if (!answer.ok) return
            setSaved(true)
            reload()
          }}
        >
          {GROUPS.map((group) => (
            <div key={group.name} className="form-group">
              <h3 className="small strong">{t(`rules.group.${group.name}`)}</h3>
              <div className="form-grid">
                {group.fields.map(([key, unit]) => (
                  <NumberField
                    key={key}
                    label={t(`rules.set.${key}`)}
                    value={draft[key]}
                    unit={unit}
                    min={0}
                    readOnly={!permission.allowed}
                    span={2}
                    onChange={(value) => setDraft({ ...draft, [key]: value ?? 0 })}
                  />
                ))}
                {group.name === 'people' ? (
                  <>
                    <TextField
                      label={t('rules.set.escalationEmails')}
                      value={draft.escalationEmails.join(', ')}
                      readOnly={!permission.allowed}
                      span={3}
                      onChange={(text) => setDraft({ ...draft, escalationEmails: list(text) })}
                    />
                    <TextField
                      label={t('rules.set.escalationPhones')}
                      value={draft.escalationPhones.join(', ')}
                      readOnly={!permission.allowed}
                      span={3}
                      onChange={(text) => setDraft({ ...draft, escalationPhones: list(text) })}
                    />
                  </>
                ) : null}
              </div>
            </div>
          ))}
          <div className="r-dialog-foot">
            <Refusal problem={request.problem} />
            <span role="status" className="muted small" style={{ alignSelf: 'center' }}>
              {saved && !changed ? t('rules.saved') : ''}
            </span>
            <button
              type="submit"
              className="r-btn primary"
              disabled={!permission.allowed || !changed || request.busy}
            >
              {t('action.save')}
            </button>
          </div>
        </form>
      )}
    </section>
  )
}
