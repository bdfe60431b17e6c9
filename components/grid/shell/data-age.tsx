'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { formatSpan } from '@/lib/client/grid/room-format'
import { silentSources } from '@/lib/client/grid/silent-sources'
import { Icon } from '../symbols/icon'
import { PriorityMark } from '../symbols/priority-mark'
import { useGrid } from './room-context'
import { useGridNow, useWallNow } from './use-now'

/** How long ago the newest values came, and how many sources have fallen silent. */
export function DataAge() {
  const t = useTranslations('grid-ui')
  const lostAt = useGrid((state) => state.lostAt)
  const alerts = useGrid((state) => state.alerts)
  const silent = useMemo(() => silentSources(alerts.values()).length, [alerts])
  const age = useDataAge()
  return (
    <span className="room-fact">
      {silent > 0 ? (
        <PriorityMark priority={2} size={13} decorative />
      ) : lostAt === null ? (
        <Icon name="dot" size={10} />
      ) : (
        <Icon name="cross" size={11} />
      )}
      {t('header.data')}{' '}
      <b>
        {[
          age === null ? t('header.noData') : formatSpan(age),
          ...(silent > 0 ? [t('header.silent', { n: silent })] : []),
        ].join(', ')}
      </b>
    </span>
  )
}

/** In wall ms: since the last frame came, or as old as the newest reading of the first snapshot says. */
function useDataAge(): number | null {
  const lastFrameAt = useGrid((state) => state.lastFrameAt)
  const transformers = useGrid((state) => state.transformers)
  const speed = useGrid((state) => state.clock).speed
  const now = useWallNow()
  const gridNow = useGridNow()
  const newest = useMemo(() => {
    let last = ''
    if (lastFrameAt === null)
      for (const { observedAt } of transformers.values())
        if (observedAt && observedAt > last) last = observedAt
    return last
  }, [lastFrameAt, transformers])
  if (now === 0) return null
  if (lastFrameAt !== null) return Math.max(0, now - lastFrameAt)
  return newest ? Math.max(0, (gridNow - Date.parse(newest)) / speed) : null
}
