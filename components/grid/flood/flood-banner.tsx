'use client'

import { useTranslations } from 'use-intl'
import { FLOOD_STARTS_AT, type Flood } from '@/lib/client/grid/flood'
import { formatSpan } from '@/lib/client/grid/room-format'
import { isMuted, muteFor } from '../shell/alarm-tone'
import { useRoom } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { Icon } from '../symbols/icon'
import { PriorityMark } from '../symbols/priority-mark'

const MUTE_MS = 10 * 60_000

/** One line that says a flood is on, since when and how big. */
export function FloodBanner({ flood }: { flood: Flood }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const now = useWallNow()
  return (
    <div className="r-banner p1" role="alert">
      <PriorityMark priority={1} decorative />
      <span className="strong nowrap">
        {t('flood.title', {
          time: format.minute(flood.since),
          n: flood.count,
          span: formatSpan(Math.max(1000, Math.min(now - flood.since, (flood.windowMinutes ?? 10) * 60_000))),
        })}
      </span>
      <span className="muted ellipsis">{t('flood.note', { limit: FLOOD_STARTS_AT })}</span>
      <span className="r-grow" />
      <button type="button" className="r-btn tiny" disabled={isMuted(now)} onClick={() => muteFor(MUTE_MS)}>
        <Icon name="mute" size={12} />
        {t(isMuted(now) ? 'flood.muted' : 'flood.mute')}
      </button>
    </div>
  )
}
