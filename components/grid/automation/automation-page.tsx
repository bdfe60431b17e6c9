'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Automation, PolicyDecisionDto, PolicyDto, PolicyList } from '@/lib/protocol/policy'
import { ConfirmDialog } from '../shell/confirm-dialog'
import { useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { useResource } from '../shell/use-resource'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Refusal } from '../states/refusal'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'
import { ApprovalForm } from './approval-form'
import { PolicyDialog } from './policy-dialog'

/** What may be carried out without a person: off until somebody turns an approved policy on, and one switch for all. */
export function AutomationPage() {
  const t = useTranslations('grid-ui')
  const admin = usePermission('admin')
  const { data, problem, reload } = useResource<PolicyList>('/api/admin/policies')
  const decisions = useResource<PolicyDecisionDto[]>('/api/admin/policies/decisions')
  const [editing, setEditing] = useState<PolicyDto | 'new' | null>(null)
  function changed() {
    reload()
    decisions.reload()
  }
  return (
    <div className="r-page">
      <div className="page-head">
        <h1>{t('nav.automation')}</h1>
        <span className="muted small">{t('automation.note')}</span>
        <span className="r-grow" />
        {data ? <KillSwitch automation={data.automation} onChanged={changed} /> : null}
        <button
          type="button"
          className="r-btn primary"
          disabled={!admin.allowed}
          title={admin.reason}
          onClick={() => setEditing('new')}
        >
          <Icon name="plus" size={12} />
          {t('automation.new')}
        </button>
      </div>
      <div className="page-body rules-grid">
        <div className="r-col">
          <section className="r-panel" aria-label={t('automation.policies')}>
            <div className="r-head">
              <h2>{t('automation.policies')}</h2>
              <span className="muted small">{data?.policies.length ?? ''}</span>
            </div>
            {problem && !data ? (
              <ProblemNote title={t('automation.failed')} problem={problem} onRetry={reload} />
            ) : !data ? (
              <Skeleton rows={3} />
            ) : data.policies.length === 0 ? (
              <EmptyNote title={t('automation.none')} text={t('automation.noneText')} />
            ) : (
              <PolicyTable policies={data.policies} onEdit={setEditing} onChanged={changed} />
            )}
          </section>
          <Decisions decisions={decisions.data} />
        </div>
        <ApprovalForm />
      </div>
      {editing ? (
        <PolicyDialog
          policy={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null)
            changed()
          }}
        />
      ) : null}
    </div>
  )
}

function KillSwitch({ automation, onChanged }: { automation: Automation; onChanged: () => void }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const permission = usePermission(automation.stopped ? 'admin' : 'operator')
  const request = useRequest()
  const [asking, setAsking] = useState(false)
  const act = automation.stopped ? 'resume' : 'stop'
  return (
    <span className="r-row">
      {automation.stopped && automation.by && automation.at ? (
        <span className="small strong">
          {t('automation.stoppedBy', { who: automation.by, time: format.dayMinute(automation.at) })}
        </span>
      ) : null}
      <button
        type="button"
        className="r-btn weighty"
        disabled={!permission.allowed}
        title={permission.reason}
        onClick={() => setAsking(true)}
      >
        <Icon name={automation.stopped ? 'check' : 'stop'} size={12} />
        {t(`automation.${act}`)}
      </button>
      {asking ? (
        <ConfirmDialog
          title={t(`automation.${act}Title`)}
          text={t(`automation.${act}Text`)}
          yes={t(`automation.${act}`)}
          busy={request.busy}
          problem={request.problem}
          onClose={() => setAsking(false)}
          onYes={async () => {
            if (!(await request.send(`/api/admin/policies/${act}`, 'POST')).ok) return
            setAsking(false)
            onChanged()
          }}
        />
      ) : null}
    </span>
  )
}

type TableProps = { policies: PolicyDto[]; onEdit: (policy: PolicyDto) => void; onChanged: () => void }

function PolicyTable({ policies, onEdit, onChanged }: TableProps) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const admin = usePermission('admin')
  const approver = usePermission('approver')
  const request = useRequest()
  return (
    <div className="r-scroll">
      <table className="r-table">
        <thead>
          <tr>
            <th>{t('automation.col.policy')}</th>
            <th>{t('automation.col.when')}</th>
            <th>{t('automation.col.caps')}</th>
            <th>{t('automation.col.approved')}</th>
            <th>{t('rules.col.state')}</th>
            <th>
              <span className="visually-hidden">{t('action.column')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {policies.map((policy) => {
            const { conditions } = policy
            const places = [...conditions.feederIds, ...conditions.transformerIds]
            return (
              <tr key={policy.id}>
                <td>
                  <div className="medium">{policy.name}</div>
                  <div className="micro muted">v{policy.version}</div>
                </td>
                <td className="muted" style={{ whiteSpace: 'normal' }}>
                  P{conditions.priorities.join(', P')}, {conditions.alertKinds.join(', ')}
                  {places.length ? `, ${places.join(', ')}` : ''},{' '}
                  {t('automation.sure', { percent: format.percent(100 * conditions.minPEnough) })}
                </td>
                <td className="muted" style={{ whiteSpace: 'normal' }}>
                  {t('automation.caps', {
                    kw: format.number(conditions.maxKw),
                    n: conditions.maxEventsPerDay,
                    used: policy.eventsToday,
                  })}
                  {conditions.quietHours
                    ? `, ${t('automation.quiet', { from: conditions.quietHours.fromHour, to: conditions.quietHours.toHour })}`
                    : ''}
                </td>
                <td className="muted">
                  {policy.approved && policy.approvedBy ? policy.approvedBy : t('automation.notApproved')}
                </td>
                <td>
                  <span className={`r-chip${policy.state === 'on' ? ' act' : ''}`}>
                    {t(`automation.state.${policy.state}`)}
                  </span>
                </td>
                <td>
                  <span className="r-row" style={{ justifyContent: 'flex-end' }}>
                    {policy.approved ? null : (
                      <button
                        type="button"
                        className="r-btn tiny"
                        disabled={!approver.allowed || request.busy}
                        title={approver.reason}
                        onClick={async () => {
                          const answer = await request.send(
                            `/api/admin/policies/${policy.id}/approve`,
                            'POST',
                            {
                              version: policy.version,
                            },
                          )
                          if (answer.ok) onChanged()
                        }}
                      >
                        {t('automation.approve')}
                      </button>
                    )}
                    <button
                      type="button"
                      className="r-btn tiny"
                      disabled={
                        !admin.allowed || request.busy || (policy.state === 'off' && !policy.approved)
                      }
                      title={admin.reason ?? (policy.approved ? undefined : t('automation.approveFirst'))}
                      onClick={async () => {
                        const answer = await request.send(`/api/admin/policies/${policy.id}`, 'PATCH', {
                          state: policy.state === 'on' ? 'off' : 'on',
                        })
                        if (answer.ok) onChanged()
                      }}
                    >
                      {t(policy.state === 'on' ? 'automation.turnOff' : 'automation.turnOn')}
                    </button>
                    <button
                      type="button"
                      className="r-btn tiny"
                      disabled={!admin.allowed}
                      title={admin.reason}
                      onClick={() => onEdit(policy)}
                    >
                      {t('action.edit')}
                    </button>
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Refusal problem={request.problem} />
    </div>
  )
}

function Decisions({ decisions }: { decisions: PolicyDecisionDto[] | null }) {
  const t = useTranslations('grid-ui')
  const locale = useLocale()
  const { format } = useRoom()
  return (
    <section className="r-panel" aria-label={t('automation.decisions')}>
      <div className="r-head">
        <h2>{t('automation.decisions')}</h2>
        <span className="muted small">{t('automation.decisionsNote')}</span>
      </div>
      {!decisions ? (
        <Skeleton rows={3} />
      ) : decisions.length === 0 ? (
        <EmptyNote title={t('automation.noDecisions')} text={t('automation.noDecisionsText')} />
      ) : (
        <div className="r-scroll">
          <table className="r-table">
            <thead>
              <tr>
                <th>{t('audit.at')}</th>
                <th>{t('automation.col.policy')}</th>
                <th>{t('automation.col.did')}</th>
                <th>{t('automation.col.why')}</th>
                <th>
                  <span className="visually-hidden">{t('action.column')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {decisions.map((decision) => (
                <tr key={decision.id}>
                  <td>{format.dayMinute(decision.gridAt)}</td>
                  <td>
                    {decision.policyName} <span className="muted">v{decision.policyVersion}</span>
                  </td>
                  <td className={decision.acted ? 'strong' : 'muted'}>
                    {t(decision.acted ? 'automation.acted' : 'automation.heldBack')}
                  </td>
                  <td style={{ whiteSpace: 'normal' }}>
                    {(locale === 'es' ? decision.explanationEs : null) ?? decision.explanation}
                  </td>
                  <td className="number">
                    <Link
                      className="r-link"
                      href={
                        decision.activationId
                          ? `/admin/activations/${decision.activationId}`
                          : `/admin/alerts/${decision.alertId}`
                      }
                      prefetch={false}
                    >
                      {t('dock.open')}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
