'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { isOpen, isShelved, isUnacknowledged } from '@/lib/client/grid/alert-order'
import type { AlertDto } from '@/lib/protocol/alert'
import { ShelveDialog } from '../alarms/shelve-dialog'
import type { useAlertActions } from '../alarms/use-alert-actions'
import { useGrid } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { AssignAlert } from './assign-alert'

type Props = { alert: AlertDto; actions: ReturnType<typeof useAlertActions> }

/** What can be done with this alarm now, and why not where it cannot. */
export function AlertActions({ alert, actions }: Props) {
  const t = useTranslations('grid-ui')
  const permission = usePermission('operator')
  const [shelving, setShelving] = useState(false)
  const activations = useGrid((state) => state.activations)
  const activation = [...activations.values()].find((each) => each.alertId === alert.id)
  const off = !permission.allowed || actions.busyId !== null
  const open = isOpen(alert)
  const shelved = isShelved(alert)
  return (
    <section className="r-panel" aria-label={t('alert.actions')}>
      <div className="r-head">
        <h2>{t('alert.actions')}</h2>
      </div>
      <div style={{ padding: 12, display: 'grid', gap: 8, gridTemplateColumns: '1fr 1fr' }}>
        {activation ? (
          <Link
            className="r-btn large primary"
            style={{ gridColumn: '1 / 3' }}
            href={`/admin/activations/${activation.id}`}
          >
            {t('alert.openActivation', { reference: activation.reference })}
          </Link>
        ) : open && alert.transformerId ? (
          <Link
            className="r-btn large primary"
            style={{ gridColumn: '1 / 3' }}
            href={`/admin?t=${alert.transformerId}&a=${alert.id}`}
          >
            {t('alert.openPlan')}
          </Link>
        ) : null}
        <button
          type="button"
          className="r-btn large"
          disabled={off || !isUnacknowledged(alert)}
          title={permission.reason}
          onClick={() => void actions.act(alert.id, 'acknowledge')}
        >
          {t('action.acknowledge')}
        </button>
        {shelved ? (
          <button
            type="button"
            className="r-btn large"
            disabled={off}
            title={permission.reason}
            onClick={() => void actions.act(alert.id, 'unshelve')}
          >
            {t('action.unshelve')}
          </button>
        ) : (
          <button
            type="button"
            className="r-btn large"
            disabled={off || !open}
            title={permission.reason}
            onClick={() => setShelving(true)}
          >
            {t('action.shelve')}
          </button>
        )}
        <button
          type="button"
          className="r-btn large"
          style={{ gridColumn: '1 / 3' }}
          disabled={off || !open}
          title={permission.reason}
          onClick={() => void actions.act(alert.id, 'close')}
        >
          {t('alert.close')}
        </button>
        <div style={{ gridColumn: '1 / 3' }}>
          <AssignAlert alert={alert} actions={actions} />
        </div>
        <p className="r-hint" style={{ gridColumn: '1 / 3' }}>
          {permission.reason ?? t(open ? 'alert.actionHint' : 'alert.actionHintClosed')}
        </p>
        {actions.problem ? (
          <p className="r-problem small" style={{ gridColumn: '1 / 3' }} role="alert">
            {actions.problem.detail || t('state.failed')}
          </p>
        ) : null}
      </div>
      {shelving ? (
        <ShelveDialog
          alert={alert}
          problem={actions.problem}
          onClose={() => setShelving(false)}
          onShelve={async (minutes, reason) => {
            if (await actions.act(alert.id, 'shelve', { minutes, reason })) setShelving(false)
          }}
        />
      ) : null}
    </section>
  )
}
