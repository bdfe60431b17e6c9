'use client'

import { useTranslations } from 'use-intl'
import { STAFF_ROLES, type StaffRole } from '@/lib/domain/actor'
import { useGrid, useRoom } from './room-context'

export type Permission = { allowed: boolean; reason: string | undefined }

/** Whether this person may act now, and if not why: their role, or no connection. */
export function usePermission(atLeast: StaffRole): Permission {
  const t = useTranslations('grid-ui')
  const { me } = useRoom()
  const lost = useGrid((state) => state.lostAt !== null)
  if (STAFF_ROLES.indexOf(me.role) < STAFF_ROLES.indexOf(atLeast))
    return {
      allowed: false,
      reason: t('permission.role', { role: t(`role.${atLeast}`), own: t(`role.${me.role}`) }),
    }
  if (lost) return { allowed: false, reason: t('permission.offline') }
  return { allowed: true, reason: undefined }
}
