'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { STAFF_ROLES } from '@/lib/domain/actor'
import type { StaffTicketDto } from '@/lib/protocol/admin-customers'
import { useRoom } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { useResource } from '../shell/use-resource'
import { useSelection } from '../shell/use-selection'
import { EmptyNote } from '../states/empty-note'
import { NoPermission } from '../states/no-permission'
import { CustomersHead } from './customers-head'
import { Segments } from './segments'
import { TicketPanel } from './ticket-panel'
import { TicketQueue } from './ticket-queue'

const WHICH = ['open', 'answered', 'closed', 'withdrawn', 'all'] as const
const PAGE = 50
const MOST = 200
/** The queue has no live line of its own: it is read again this often, and after every cut. */
const READ_AGAIN_MS = 10_000

/** What waits for a person on the left, the picked ticket with its conversation on the right. */
export function TicketDesk() {
  const t = useTranslations('customers-ui')
  const { me } = useRoom()
  const { get, set } = useSelection()
  const [limit, setLimit] = useState(PAGE)
  const drafts = useRef(new Map<string, string>())
  const stamp = useWallNow(READ_AGAIN_MS)
  const mayRead = STAFF_ROLES.indexOf(me.role) >= STAFF_ROLES.indexOf('operator')
  const which = WHICH.find((each) => each === get('state')) ?? 'open'
  const picked = get('ticket')
  const path = `/api/admin/tickets?limit=${limit}${which === 'all' ? '' : `&state=${which}`}`
  const queue = useResource<StaffTicketDto[]>(mayRead ? path : null, stamp)
  const tickets = queue.data
  const waiting = which === 'open' && tickets ? t('queue.count', { n: tickets.length }) : undefined
  return (
    <div className="r-page full-height">
      <CustomersHead tab="tickets" note={waiting}>
        <Segments
          label={t('queue.which')}
          options={WHICH}
          value={which}
          nameOf={(each) => t(`queue.${each}`)}
          onChange={(each) => {
            setLimit(PAGE)
            set({ state: each === 'open' ? null : each })
          }}
        />
      </CustomersHead>
      {mayRead ? (
        <div className={`page-body ticket-desk${picked ? ' picked' : ''}`}>
          <TicketQueue
            tickets={tickets}
            problem={queue.problem}
            which={which}
            picked={picked}
            onPick={(ticketId) => set({ ticket: ticketId })}
            onRetry={queue.reload}
            onMore={
              tickets && tickets.length >= limit && limit < MOST ? () => setLimit(limit + PAGE) : undefined
            }
          />
          {picked ? (
            <TicketPanel
              key={picked}
              ticketId={picked}
              drafts={drafts.current}
              onChanged={queue.reload}
              onBack={() => set({ ticket: null })}
            />
          ) : (
            <section className="r-panel ticket-panel">
              <EmptyNote centred title={t('ticket.pick')} text={t('ticket.pickText')} />
            </section>
          )}
        </div>
      ) : (
        <div className="page-body">
          <section className="r-panel" style={{ alignSelf: 'start' }}>
            <NoPermission needs="operator" />
          </section>
        </div>
      )}
    </div>
  )
}
