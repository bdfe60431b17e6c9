'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { STAFF_ROLES } from '@/lib/domain/actor'
import type { SolarOrderDto } from '@/lib/protocol/admin-customers'
import { useRoom } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { useResource } from '../shell/use-resource'
import { useSelection } from '../shell/use-selection'
import { EmptyNote } from '../states/empty-note'
import { NoPermission } from '../states/no-permission'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { AdvanceDialog } from './advance-dialog'
import { CustomersHead } from './customers-head'
import { Segments } from './segments'
import { SolarTable } from './solar-table'

const VIEWS = ['under-way', 'switched-on', 'canceled', 'all'] as const
const PAGE = 50
const MOST = 200
const READ_AGAIN_MS = 10_000

/** Confirmed solar orders with their stages; staff move one on when a stage is done. */
export function SolarOrders() {
  const t = useTranslations('customers-ui')
  const room = useTranslations('grid-ui')
  const { me } = useRoom()
  const { get, set } = useSelection()
  const [limit, setLimit] = useState(PAGE)
  const [asking, setAsking] = useState<SolarOrderDto | null>(null)
  const stamp = useWallNow(READ_AGAIN_MS)
  const mayRead = STAFF_ROLES.indexOf(me.role) >= STAFF_ROLES.indexOf('operator')
  const view = VIEWS.find((each) => each === get('view')) ?? 'under-way'
  const path = `/api/admin/solar-orders?limit=${limit}${view === 'all' ? '' : `&view=${view}`}`
  const { data, problem, reload } = useResource<SolarOrderDto[]>(mayRead ? path : null, stamp)
  return (
    <div className="r-page full-height">
      <CustomersHead tab="solar-orders" note={data ? t('solar.count', { n: data.length }) : undefined}>
        <Segments
          label={t('solar.which')}
          options={VIEWS}
          value={view}
          nameOf={(each) => t(`solar.${each}`)}
          onChange={(each) => {
            setLimit(PAGE)
            set({ view: each === 'under-way' ? null : each })
          }}
        />
      </CustomersHead>
      <div className="page-body" style={{ gridTemplateRows: 'minmax(0, 1fr)' }}>
        <section
          className="r-panel"
          style={{ alignSelf: 'start', maxHeight: '100%' }}
          aria-label={t('tab.solar-orders')}
        >
          {!mayRead ? (
            <NoPermission needs="operator" />
          ) : problem && !data ? (
            <ProblemNote title={t('solar.failed')} problem={problem} onRetry={reload} />
          ) : !data ? (
            <Skeleton rows={8} />
          ) : data.length === 0 ? (
            <EmptyNote title={t('solar.empty')} text={t('solar.emptyText')} />
          ) : (
            <div className="r-scroll">
              <SolarTable orders={data} onAdvance={setAsking} />
              {data.length >= limit && limit < MOST ? (
                <div style={{ padding: 12 }}>
                  <button type="button" className="r-btn" onClick={() => setLimit(limit + PAGE)}>
                    {room('action.more')}
                  </button>
                </div>
              ) : null}
            </div>
          )}
        </section>
      </div>
      {asking ? (
        <AdvanceDialog
          order={asking}
          onClose={(moved) => {
            setAsking(null)
            if (moved) reload()
          }}
        />
      ) : null}
    </div>
  )
}
