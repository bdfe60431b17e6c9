'use client'

import { useTranslations } from 'use-intl'
import { formatSpan } from '@/lib/client/grid/room-format'
import { Icon } from '../symbols/icon'
import { useGrid } from './room-context'
import { useWallNow } from './use-now'

/** How long ago the newest values came. */
export function DataAge() {
  const t = useTranslations('grid-ui')
  const lastFrameAt = useGrid((state) => state.lastFrameAt)
  const lostAt = useGrid((state) => state.lostAt)
  const now = useWallNow()
  const age = lastFrameAt === null || now === 0 ? null : Math.max(0, now - lastFrameAt)
  return (
    <span className="room-fact">
      {lostAt === null ? <Icon name="dot" size={10} /> : <Icon name="cross" size={11} />}
      {t('header.data')} <b>{age === null ? t('header.noData') : formatSpan(age)}</b>
    </span>
  )
}
