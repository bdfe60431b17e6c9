import { useTranslations } from 'use-intl'
import type { StaffRole } from '@/lib/domain/actor'
import { Icon } from '../symbols/icon'

/** Not for this person: who can. */
export function NoPermission({ needs }: { needs: StaffRole }) {
  const t = useTranslations('grid-ui')
  return (
    <p className="r-row muted" style={{ padding: '10px 12px' }}>
      <Icon name="lock" />
      {t('permission.who', { role: t(`role.${needs}`) })}
    </p>
  )
}
