'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ApprovalSettings } from '@/lib/protocol/activation'
import { NumberField } from '../forms/fields'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { useResource } from '../shell/use-resource'
import { Refusal } from '../states/refusal'
import { Skeleton } from '../states/skeleton'

/** From which size on a second person has to approve an activation. */
export function ApprovalForm() {
  const t = useTranslations('grid-ui')
  const permission = usePermission('admin')
  const { data, reload } = useResource<ApprovalSettings>('/api/admin/policies/approval')
  const request = useRequest()
  const [draft, setDraft] = useState<ApprovalSettings | null>(null)
  useEffect(() => setDraft(data), [data])
  const changed = draft && data && JSON.stringify(draft) !== JSON.stringify(data)
  return (
    <section className="r-panel" aria-label={t('automation.twoPeople')}>
      <div className="r-head">
        <h2>{t('automation.twoPeople')}</h2>
        <span className="muted small ellipsis">{permission.reason ?? t('automation.twoPeopleNote')}</span>
      </div>
      {!draft ? (
        <Skeleton rows={2} />
      ) : (
        <form
          onSubmit={async (event) => {
            event.preventDefault()
            if ((await request.send('/api/admin/policies/approval', 'PATCH', draft)).ok) reload()
          }}
        >
          <div className="r-dialog-body">
            <div className="form-grid">
              <NumberField
                label={t('automation.aboveKw')}
                value={draft.aboveKw}
                unit="kW"
                min={1}
                span={3}
                readOnly={!permission.allowed}
                onChange={(aboveKw) => setDraft({ ...draft, aboveKw })}
              />
              <NumberField
                label={t('automation.aboveHomes')}
                value={draft.aboveHomes}
                unit={t('automation.homesUnit')}
                min={1}
                step={1}
                span={3}
                readOnly={!permission.allowed}
                onChange={(aboveHomes) => setDraft({ ...draft, aboveHomes })}
              />
            </div>
            <p className="r-hint">{t('automation.neverTwo')}</p>
            <Refusal problem={request.problem} />
          </div>
          <div className="r-dialog-foot">
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
