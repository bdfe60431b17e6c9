'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { formatSpan } from '@/lib/client/grid/room-format'
import { STAFF_ROLES } from '@/lib/domain/actor'
import type { StaffAccess, StaffDto } from '@/lib/protocol/admin'
import { useGrid, useRoom } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { useResource } from '../shell/use-resource'
import { ProblemNote } from '../states/problem-note'
import { Refusal } from '../states/refusal'
import { ShownOnce } from '../states/shown-once'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'
import { InviteDialog } from './invite-dialog'
import { StaffMenu } from './staff-menu'

/** Who works here, with which role, how they sign in, and who is in the room now. */
export function TeamPage() {
  const t = useTranslations('grid-ui')
  const { me } = useRoom()
  const permission = usePermission('admin')
  const { data, problem, reload } = useResource<StaffDto[]>('/api/admin/staff')
  const request = useRequest()
  const [inviting, setInviting] = useState(false)
  const [access, setAccess] = useState<StaffAccess | null>(null)
  return (
    <div className="r-page">
      <div className="page-head">
        <h1>{t('nav.team')}</h1>
        <span className="muted small">{data ? t('team.summary', { n: data.length }) : ''}</span>
        <span className="r-grow" />
        <button
          type="button"
          className="r-btn primary"
          disabled={!permission.allowed}
          title={permission.reason}
          onClick={() => setInviting(true)}
        >
          <Icon name="plus" size={12} />
          {t('team.invite')}
        </button>
      </div>
      <div className="page-body team-grid">
        <section className="r-panel" aria-label={t('nav.team')}>
          {access ? (
            <ShownOnce
              title={t(access.link ? 'team.linkFor' : 'team.passwordFor', { name: access.staff.name })}
              note={t('integrations.onceNote')}
              secret={access.link ?? access.password ?? ''}
              onDone={() => setAccess(null)}
            />
          ) : null}
          <Refusal problem={request.problem} />
          {problem && !data ? (
            <ProblemNote title={t('team.failed')} problem={problem} onRetry={reload} />
          ) : !data ? (
            <Skeleton rows={5} />
          ) : (
            <div className="r-scroll">
              <table className="r-table">
                <thead>
                  <tr>
                    <th>{t('team.col.name')}</th>
                    <th>{t('team.col.user')}</th>
                    <th>{t('team.col.role')}</th>
                    <th>{t('team.col.state')}</th>
                    <th>{t('team.col.factor')}</th>
                    <th className="number">{t('team.col.lastSignIn')}</th>
                    <th className="number">{t('team.col.sessions')}</th>
                    <th>
                      <span className="visually-hidden">{t('action.column')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {data.map((staff) => (
                    <StaffRow
                      key={staff.id}
                      staff={staff}
                      own={staff.username === me.username}
                      admin={permission.allowed}
                      onRole={async (role) => {
                        if ((await request.send(`/api/admin/staff/${staff.id}`, 'PATCH', { role })).ok)
                          reload()
                      }}
                      onAccess={setAccess}
                      onChanged={reload}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
        <section className="r-panel" aria-label={t('team.roles')}>
          <div className="r-head">
            <h2>{t('team.roles')}</h2>
            <span className="muted small">{t('team.rolesNote')}</span>
          </div>
          <dl className="r-facts">
            {STAFF_ROLES.map((role) => (
              <RoleFact key={role} name={t(`role.${role}`)} text={t(`team.may.${role}`)} />
            ))}
          </dl>
        </section>
      </div>
      {inviting ? (
        <InviteDialog
          onClose={() => setInviting(false)}
          onInvited={(made) => {
            setInviting(false)
            setAccess(made)
            reload()
          }}
        />
      ) : null}
    </div>
  )
}

function RoleFact({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  )
}

type RowProps = {
  staff: StaffDto
  own: boolean
  admin: boolean
  onRole: (role: StaffDto['role']) => void
  onAccess: (access: StaffAccess) => void
  onChanged: () => void
}

function StaffRow({ staff, own, admin, onRole, onAccess, onChanged }: RowProps) {
  const t = useTranslations('grid-ui')
  const now = useWallNow(10_000)
  const here = useGrid((state) => state.presence.some((user) => user.name === staff.name))
  return (
    <tr>
      <td className="medium">
        {staff.name} {here ? <span className="r-chip act">{t('team.here')}</span> : null}
      </td>
      <td className="muted">{staff.username}</td>
      <td>
        {admin && !own && staff.state !== 'disabled' ? (
          <select
            className="r-input"
            style={{ height: 26, width: 132 }}
            value={staff.role}
            aria-label={t('team.roleOf', { name: staff.name })}
            onChange={(event) => onRole(event.target.value as StaffDto['role'])}
          >
            {STAFF_ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`role.${role}`)}
              </option>
            ))}
          </select>
        ) : (
          t(`role.${staff.role}`)
        )}
      </td>
      <td>
        <span className={`r-chip${staff.state === 'active' ? ' ink' : ''}`}>
          {t(`team.state.${staff.state}`)}
        </span>
        {staff.lockedUntil ? <span className="r-chip">{t('team.locked')}</span> : null}
      </td>
      <td className="muted">
        {staff.secondFactor === null ? '–' : t(staff.secondFactor ? 'team.factorOn' : 'team.factorOff')}
      </td>
      <td className="number muted">
        {staff.lastSignInAt
          ? t('integrations.ago', { span: formatSpan(now - Date.parse(staff.lastSignInAt)) })
          : '–'}
      </td>
      <td className="number">{staff.sessions ?? '–'}</td>
      <td className="number">
        {admin ? <StaffMenu staff={staff} own={own} onAccess={onAccess} onChanged={onChanged} /> : null}
      </td>
    </tr>
  )
}
