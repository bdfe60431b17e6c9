'use client'

import { useTranslations } from 'use-intl'
import { formatCountdown } from '@/lib/client/grid/room-format'
import { useWallNow } from '../shell/use-now'
import { Icon } from '../symbols/icon'

/** Wall time left to decide. */
export function Countdown({ until, chip }: { until: string; chip?: boolean }) {
  const t = useTranslations('grid-ui')
  const now = useWallNow()
  const left = now === 0 ? null : Date.parse(until) - now
  const text = left === null ? '' : left > 0 ? formatCountdown(left) : t('plan.state.expired')
  return (
    <span
      className={chip ? `r-chip${left !== null && left > 0 ? ' act' : ''}` : 'countdown'}
      role="timer"
      aria-live="off"
    >
      <Icon name="clock" size={chip ? 11 : 13} className={chip ? undefined : 'act-text'} />
      {text}
    </span>
  )
}
