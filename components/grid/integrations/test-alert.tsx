'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AlertDto, Severity } from '@/lib/protocol/alert'
import { SelectField } from '../forms/fields'
import { useGrid, useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'
import { Icon } from '../symbols/icon'
import { PriorityMark } from '../symbols/priority-mark'

const SEVERITIES: Severity[] = ['low', 'high', 'critical']

/** Sends an alert labelled TEST the whole way to every screen, and says how long it took to this one. */
export function TestAlert() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const permission = usePermission('operator')
  const request = useRequest()
  const transformers = useGrid((state) => state.transformers)
  const [transformerId, setTransformerId] = useState('')
  const [severity, setSeverity] = useState<Severity>('low')
  const [sent, setSent] = useState<{ alert: AlertDto; ms: number } | null>(null)
  const shown = useGrid((state) => (sent ? state.alerts.get(sent.alert.id) : undefined))
  async function send() {
    const start = performance.now()
    const answer = await request.send<AlertDto>('/api/admin/test-alert', 'POST', {
      severity,
      ...(transformerId ? { transformerId } : {}),
    })
    if (answer.ok) setSent({ alert: answer.data, ms: Math.round(performance.now() - start) })
  }
  return (
    <section className="r-panel" aria-label={t('integrations.test')}>
      <div className="r-head">
        <h2>{t('integrations.test')}</h2>
        <span className="muted small ellipsis">{t('integrations.testNote')}</span>
      </div>
      <div className="form-grid" style={{ padding: 12 }}>
        <SelectField
          label={t('activation.col.asset')}
          value={transformerId}
          onChange={setTransformerId}
          options={[
            { value: '', label: t('integrations.noAsset') },
            ...[...transformers.values()].map((each) => ({
              value: each.id,
              label: `${each.id} ${each.name}`,
            })),
          ]}
          span={3}
        />
        <SelectField
          label={t('integrations.severity')}
          value={severity}
          onChange={setSeverity}
          options={SEVERITIES.map((each) => ({ value: each, label: t(`integrations.severities.${each}`) }))}
          span={3}
        />
        <div className="r-row wrap" style={{ gridColumn: 'span 6' }}>
          <button
            type="button"
            className="r-btn large primary"
            disabled={!permission.allowed || request.busy}
            title={permission.reason}
            onClick={() => void send()}
          >
            {t('integrations.sendTest')}
          </button>
          {permission.reason ? <span className="muted small">{permission.reason}</span> : null}
        </div>
        {request.problem ? (
          <div style={{ gridColumn: 'span 6' }}>
            <Refusal problem={request.problem} />
          </div>
        ) : null}
      </div>
      {sent ? (
        <div role="status" style={{ borderTop: '1px solid var(--line)' }}>
          <div className="r-row" style={{ padding: '8px 12px' }}>
            <Icon name="check" className="act-text" />
            <b>201</b>
            <span>{t('integrations.stored', { ms: sent.ms })}</span>
          </div>
          {shown ? (
            <div className={`alarm-note${shown.priority < 3 ? ` p${shown.priority}` : ''}`}>
              <PriorityMark priority={shown.priority} />
              <span className="r-chip">TEST</span>
              <b>{shown.transformerId ?? shown.externalId}</b>
              <span className="ellipsis">{shown.message}</span>
              <span className="r-grow" />
              <span className="muted">{format.clock(shown.raisedAt)}</span>
            </div>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}
