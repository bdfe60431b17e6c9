'use client'

import { useTranslations } from 'use-intl'
import type { StaffDto } from '@/lib/protocol/admin'
import type { AlertDto } from '@/lib/protocol/alert'
import type { useAlertActions } from '../alarms/use-alert-actions'
import { SelectField } from '../forms/fields'
import { usePermission } from '../shell/use-permission'
import { useResource } from '../shell/use-resource'

/** Who looks after this alarm; only those who may act can be given one. */
export function AssignAlert({
  alert,
  actions,
}: {
  alert: AlertDto
  actions: ReturnType<typeof useAlertActions>
}) {
  const t = useTranslations('grid-ui')
  const permission = usePermission('operator')
  const staff = useResource<StaffDto[]>('/api/admin/staff')
  const able = (staff.data ?? []).filter(
    (each) => each.id === alert.assignee || (each.role !== 'viewer' && each.state === 'active'),
  )
  return (
    <SelectField
      label={t('alert.assignee')}
      value={alert.assignee ?? ''}
      readOnly={!permission.allowed || actions.busyId !== null || staff.data === null}
      onChange={(id) => void actions.act(alert.id, 'assign', { staffId: id || null })}
      options={[
        { value: '', label: t('alert.nobody') },
        ...able.map((each) => ({ value: each.id, label: each.name })),
      ]}
    />
  )
}
