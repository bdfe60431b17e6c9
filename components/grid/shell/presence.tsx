'use client'

import { useTranslations } from 'use-intl'
import { initials } from '@/lib/client/grid/initials'
import { useGrid, useRoom } from './room-context'

const SHOWN = 4

/** Who else is in the room now. */
export function Presence() {
  const t = useTranslations('grid-ui')
  const { me } = useRoom()
  const users = useGrid((state) => state.presence)
  const names = [...new Map(users.map((user) => [user.name, user])).values()].sort(
    (a, b) => Number(b.name === me.name) - Number(a.name === me.name),
  )
  const shown = names.length > 0 ? names : [{ id: me.username, name: me.name, role: me.role, since: '' }]
  const spoken = t('header.here', { names: shown.map((user) => user.name).join(', ') })
  return (
    <span className="avatars" role="img" aria-label={spoken} title={spoken}>
      {shown.slice(0, SHOWN).map((user) => (
        <span key={user.id} className={`avatar${user.name === me.name ? ' self' : ''}`} aria-hidden="true">
          {initials(user.name)}
        </span>
      ))}
      {shown.length > SHOWN ? (
        <span className="avatar" aria-hidden="true">
          +{shown.length - SHOWN}
        </span>
      ) : null}
    </span>
  )
}
