'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { silentSources } from '@/lib/client/grid/silent-sources'
import { useGrid } from '../shell/room-context'
import { PriorityMark } from '../symbols/priority-mark'

/** A source has fallen silent: which, since when, and what still works. */
export function SilenceBanner() {
  const t = useTranslations('grid-ui')
  const alerts = useGrid((state) => state.alerts)
  const silent = useMemo(() => silentSources(alerts.values()), [alerts])
  const newest = silent[0]
  if (!newest) return null
  return (
    <div className="r-banner p2" role="status">
      <PriorityMark priority={2} decorative />
      <span className="strong">
        {t('silence.title', {
          name: newest.externalId ?? newest.source,
          others: silent.length - 1,
        })}
      </span>
      <span className="muted ellipsis">{t('silence.note')}</span>
      <span className="r-grow" />
      <Link className="r-link" href="/admin/integrations" prefetch={false}>
        {t('silence.source')}
      </Link>
    </div>
  )
}
