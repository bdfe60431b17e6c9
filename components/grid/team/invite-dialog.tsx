'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { STAFF_ROLES, type StaffRole } from '@/lib/domain/actor'
import type { StaffAccess } from '@/lib/protocol/admin'
import { SelectField, TextField } from '../forms/fields'
import { Dialog } from '../shell/dialog'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'

type Way = 'link' | 'password'

/** A new colleague: name, role, and a link or a password that is shown once. */
export function InviteDialog({
  onInvited,
  onClose,
}: {
  onInvited: (access: StaffAccess) => void
  onClose: () => void
}) {
  const t = useTranslations('grid-ui')
  const request = useRequest()
  const [name, setName] = useState('')
  const [username, setUsername] = useState('')
  const [role, setRole] = useState<StaffRole>('operator')
  const [way, setWay] = useState<Way>('link')
  const valid = name.trim() !== '' && /^[a-z0-9][a-z0-9._-]{1,39}$/.test(username.trim().toLowerCase())
  return (
    <Dialog title={t('team.invite')} onClose={onClose}>
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          if (!valid) return
          const answer = await request.send<StaffAccess>('/api/admin/staff', 'POST', {
            name: name.trim(),
            username: username.trim(),
            role,
            way,
          })
          if (answer.ok) onInvited(answer.data)
        }}
      >
        <div className="r-dialog-body">
          <TextField label={t('team.col.name')} value={name} onChange={setName} maxLength={100} />
          <TextField
            label={t('team.col.user')}
            value={username}
            onChange={setUsername}
            maxLength={40}
            hint={t('team.userHint')}
          />
          <SelectField
            label={t('team.col.role')}
            value={role}
            onChange={setRole}
            options={STAFF_ROLES.map((each) => ({ value: each, label: t(`role.${each}`) }))}
            hint={t(`team.may.${role}`)}
          />
          <SelectField
            label={t('team.way')}
            value={way}
            onChange={setWay}
            options={(['link', 'password'] as const).map((each) => ({
              value: each,
              label: t(`team.ways.${each}`),
            }))}
          />
          <Refusal problem={request.problem} />
        </div>
        <div className="r-dialog-foot">
          <button type="button" className="r-btn" onClick={onClose}>
            {t('action.cancel')}
          </button>
          <button type="submit" className="r-btn primary" disabled={!valid || request.busy}>
            {t('team.invite')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
