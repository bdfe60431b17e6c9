'use client'

import { useTranslations } from 'use-intl'
import { getConnectionStore } from '@/lib/client/connection-state'
import { formatSpan } from '@/lib/client/grid/room-format'
import { useConnection } from '@/lib/client/use-conversation'
import { useGrid, useRoom } from './room-context'
import { useWallNow } from './use-now'

const QUIET_MS = 2000

/** No connection: what the screen still is, and that nothing pressed is sent. */
export function ConnectionBanner() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const lostAt = useGrid((state) => state.lostAt)
  const clock = useGrid((state) => state.clock)
  const { phase } = useConnection('/grid')
  const now = useWallNow()
  if (lostAt === null || now - lostAt < QUIET_MS) return null
  const asOf = format.clock(clock.gridAt + (lostAt - clock.wallAt) * clock.speed)
  return (
    <div className="r-banner p2" role="status">
      <span className="strong">{t('connection.lost', { span: formatSpan(now - lostAt) })}</span>
      <span className="muted">
        {t(phase === 'offline' ? 'connection.network' : 'connection.trying')}{' '}
        {t('connection.asOf', { time: asOf })}
      </span>
      <span className="r-grow" />
      <button type="button" className="r-btn tiny" onClick={() => getConnectionStore('/grid').retryNow()}>
        {t('connection.retry')}
      </button>
    </div>
  )
}
