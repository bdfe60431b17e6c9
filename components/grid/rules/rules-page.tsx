'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AlarmRuleDto } from '@/lib/protocol/alarm'
import { ConfirmDialog } from '../shell/confirm-dialog'
import { useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { useResource } from '../shell/use-resource'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'
import { AlarmSettingsForm } from './alarm-settings-form'
import { RuleDialog } from './rule-dialog'

/** What keeps alarms out of view, for how long and why; and how alarms are handled. */
export function RulesPage() {
  const t = useTranslations('grid-ui')
  const permission = usePermission('admin')
  const { data, problem, reload } = useResource<AlarmRuleDto[]>('/api/admin/alarm-rules')
  const [making, setMaking] = useState(false)
  return (
    <div className="r-page">
      <div className="page-head">
        <h1>{t('nav.rules')}</h1>
        <span className="muted small">{t('rules.note')}</span>
        <span className="r-grow" />
        <button
          type="button"
          className="r-btn primary"
          disabled={!permission.allowed}
          title={permission.reason}
          onClick={() => setMaking(true)}
        >
          <Icon name="plus" size={12} />
          {t('rules.new')}
        </button>
      </div>
      <div className="page-body rules-grid">
        <section className="r-panel" aria-label={t('nav.rules')}>
          <div className="r-head">
            <h2>{t('rules.list')}</h2>
            <span className="muted small">{data?.length ?? ''}</span>
          </div>
          {problem && !data ? (
            <ProblemNote title={t('rules.failed')} problem={problem} onRetry={reload} />
          ) : !data ? (
            <Skeleton rows={4} />
          ) : data.length === 0 ? (
            <EmptyNote title={t('rules.none')} text={t('rules.noneText')} />
          ) : (
            <RuleTable rules={data} onChanged={reload} />
          )}
        </section>
        <AlarmSettingsForm />
      </div>
      {making ? (
        <RuleDialog
          onClose={() => setMaking(false)}
          onMade={() => {
            setMaking(false)
            reload()
          }}
        />
      ) : null}
    </div>
  )
}

function RuleTable({ rules, onChanged }: { rules: AlarmRuleDto[]; onChanged: () => void }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const permission = usePermission('admin')
  const request = useRequest()
  const [ending, setEnding] = useState<AlarmRuleDto | null>(null)
  return (
    <div className="r-scroll">
      <table className="r-table">
        <thead>
          <tr>
            <th>{t('rules.col.name')}</th>
            <th>{t('rules.col.where')}</th>
            <th>{t('rules.col.hides')}</th>
            <th>{t('rules.col.until')}</th>
            <th>{t('rules.col.state')}</th>
            <th className="number">{t('rules.col.now')}</th>
            <th>
              <span className="visually-hidden">{t('action.column')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <td>
                <div className="medium">{rule.name}</div>
                <div className="micro muted">{rule.reason}</div>
              </td>
              <td className="muted">{placeOf(rule) || t('rules.everywhere')}</td>
              <td className="muted">
                {t('rules.from', { priority: rule.gravestPriority })}
                {rule.alertKind ? `, ${rule.alertKind}` : ''}
              </td>
              <td className="muted">{rule.endsAt ? format.dayMinute(rule.endsAt) : t('rules.noEnd')}</td>
              <td>
                <span className={`r-chip${rule.state === 'in-force' ? ' ink' : ''}`}>
                  {t(`rules.state.${rule.state}`)}
                </span>
              </td>
              <td className="number">{rule.hides}</td>
              <td className="number">
                {rule.state === 'over' ? null : (
                  <button
                    type="button"
                    className="r-btn tiny"
                    disabled={!permission.allowed}
                    title={permission.reason}
                    onClick={() => setEnding(rule)}
                  >
                    {t('rules.end')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ending ? (
        <ConfirmDialog
          title={t('rules.endTitle', { name: ending.name })}
          text={t('rules.endText', { n: ending.hides })}
          yes={t('rules.end')}
          busy={request.busy}
          problem={request.problem}
          onClose={() => setEnding(null)}
          onYes={async () => {
            if (!(await request.send(`/api/admin/alarm-rules/${ending.id}/end`, 'POST')).ok) return
            setEnding(null)
            onChanged()
          }}
        />
      ) : null}
    </div>
  )
}

function placeOf(rule: AlarmRuleDto): string {
  return [rule.transformerId, rule.feederId, rule.substationId].filter(Boolean).join(', ')
}
