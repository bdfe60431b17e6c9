'use client'

import { useTranslations } from 'use-intl'
import { useGrid, useRoom } from '../shell/room-context'

/** So many alarms stand that the list holds only the gravest and newest of them. */
export function BeyondNote() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const beyond = useGrid((state) => state.beyond)
  if (!beyond) return null
  const n = beyond[1] + beyond[2] + beyond[3] + beyond.shelved
  return n > 0 ? <div className="alarm-note">{t('alarm.beyond', { n: format.whole(n) })}</div> : null
}
