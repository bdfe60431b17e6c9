'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { StaffAccess, StaffDto } from '@/lib/protocol/admin'
import { ConfirmDialog } from '../shell/confirm-dialog'
import { useRequest } from '../shell/use-request'

type Act = 'reset' | 'disable' | 'enable' | 'sessions' | 'factor'
type Props = { staff: StaffDto; own: boolean; onAccess: (access: StaffAccess) => void; onChanged: () => void }

/** What an administrator can do for one account; each says what follows before it is done. */
export function StaffMenu({ staff, own, onAccess, onChanged }: Props) {
  const t = useTranslations('grid-ui')
  const request = useRequest()
  const [asking, setAsking] = useState<Act | null>(null)
  const acts: Act[] = own
    ? []
    : staff.state === 'disabled'
      ? ['enable']
      : [
          'reset',
          ...(staff.secondFactor ? (['factor'] as const) : []),
          ...(staff.sessions ? (['sessions'] as const) : []),
          'disable',
        ]
  async function run(act: Act) {
    const base = `/api/admin/staff/${staff.id}`
    const answer =
      act === 'reset'
        ? await request.send<StaffAccess>(`${base}/reset`, 'POST', {})
        : act === 'sessions'
          ? await request.send(`${base}/sessions`, 'DELETE')
          : act === 'factor'
            ? await request.send(`${base}/second-factor`, 'DELETE')
            : await request.send(`${base}/${act}`, 'POST')
    if (!answer.ok) return
    if (act === 'reset') onAccess(answer.data as StaffAccess)
    setAsking(null)
    onChanged()
  }
  if (acts.length === 0) return null
  return (
    <>
      <select
        className="r-input"
        style={{ height: 26, width: 104 }}
        value=""
        aria-label={t('team.actsFor', { name: staff.name })}
        onChange={(event) => setAsking(event.target.value as Act)}
      >
        <option value="">{t('team.acts')}</option>
        {acts.map((act) => (
          <option key={act} value={act}>
            {t(`team.act.${act}`)}
          </option>
        ))}
      </select>
      {asking ? (
        <ConfirmDialog
          title={t(`team.ask.${asking}`, { name: staff.name })}
          text={t(`team.follows.${asking}`)}
          yes={t(`team.act.${asking}`)}
          busy={request.busy}
          problem={request.problem}
          onYes={() => void run(asking)}
          onClose={() => {
            request.forget()
            setAsking(null)
          }}
        />
      ) : null}
    </>
  )
}
