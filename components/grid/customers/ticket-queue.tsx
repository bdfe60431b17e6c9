'use client'

import { useTranslations } from 'use-intl'
import type { RequestProblem } from '@/lib/client/grid/call-api'
import { formatSpan } from '@/lib/client/grid/room-format'
import type { StaffTicketDto, TicketState } from '@/lib/protocol/admin-customers'
import { useRoom } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'
import { useTicketWords } from './use-ticket-words'

type Props = {
  tickets: StaffTicketDto[] | null
  problem: RequestProblem | null
  which: TicketState | 'all'
  picked: string | null
  onPick: (ticketId: string) => void
  onRetry: () => void
  /** There may be more than are shown */
  onMore?: () => void
}

export function TicketQueue({ tickets, problem, which, picked, onPick, onRetry, onMore }: Props) {
  const t = useTranslations('customers-ui')
  const room = useTranslations('grid-ui')
  return (
    <section className="r-panel ticket-queue" aria-labelledby="ticket-queue">
      <div className="r-head">
        <h2 id="ticket-queue">{which === 'open' ? t('queue.label') : t('tab.tickets')}</h2>
        {tickets ? <span className="muted">{tickets.length}</span> : null}
      </div>
      {problem && !tickets ? (
        <ProblemNote title={t('queue.failed')} problem={problem} onRetry={onRetry} />
      ) : !tickets ? (
        <Skeleton rows={6} />
      ) : tickets.length === 0 ? (
        <EmptyNote
          title={t(which === 'open' ? 'queue.emptyOpen' : 'queue.empty')}
          text={t(which === 'open' ? 'queue.emptyOpenText' : 'queue.emptyText')}
        />
      ) : (
        <div className="r-scroll">
          <ul>
            {tickets.map((ticket) => (
              <li key={ticket.ticketId}>
                <TicketRow
                  ticket={ticket}
                  picked={ticket.ticketId === picked}
                  showState={which === 'all'}
                  onPick={() => onPick(ticket.ticketId)}
                />
              </li>
            ))}
          </ul>
          {onMore ? (
            <div style={{ padding: 12 }}>
              <button type="button" className="r-btn" onClick={onMore}>
                {room('action.more')}
              </button>
            </div>
          ) : null}
        </div>
      )}
    </section>
  )
}

type RowProps = { ticket: StaffTicketDto; picked: boolean; showState: boolean; onPick: () => void }

function TicketRow({ ticket, picked, showState, onPick }: RowProps) {
  const t = useTranslations('customers-ui')
  const { format } = useRoom()
  const words = useTicketWords()
  const now = useWallNow(10_000)
  return (
    <button
      type="button"
      className={`ticket-row${ticket.state === 'open' ? ' waits' : ''}`}
      aria-current={picked ? 'true' : undefined}
      onClick={onPick}
    >
      <span className="name ellipsis">{ticket.customerName ?? t('queue.noAccount')}</span>
      <span className="muted small nowrap" title={format.dayMinute(ticket.createdAt)}>
        {now ? formatSpan(now - Date.parse(ticket.createdAt)) : null}
      </span>
      <span className="ticket-words ellipsis">{ticket.text}</span>
      <span className="about muted small">
        <span>{words.topic(ticket.topic)}</span>
        <span>{ticket.reference}</span>
        {ticket.callbackAt ? (
          <span className="r-row" style={{ gap: 4 }}>
            <Icon name="clock" size={12} />
            {words.callback(ticket.callbackAt)}
          </span>
        ) : null}
        {showState ? <span className="r-chip">{t(`state.${ticket.state}`)}</span> : null}
      </span>
    </button>
  )
}
