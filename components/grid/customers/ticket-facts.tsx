'use client'

import { useTranslations } from 'use-intl'
import type { StaffTicketDto } from '@/lib/protocol/admin-customers'
import { useRoom } from '../shell/room-context'
import { useTicketWords } from './use-ticket-words'

/** Whose ticket it is, what it asks for, and when they are called; the meter is masked. */
export function TicketFacts({ ticket }: { ticket: StaffTicketDto }) {
  const t = useTranslations('customers-ui')
  const { format } = useRoom()
  const words = useTicketWords()
  return (
    <dl className="ticket-facts">
      <div>
        <dt>{t('ticket.customer')}</dt>
        <dd className="strong">{ticket.customerName ?? t('queue.noAccount')}</dd>
      </div>
      {ticket.maskedMeterId ? (
        <div>
          <dt>{t('ticket.meter')}</dt>
          <dd>{ticket.maskedMeterId}</dd>
        </div>
      ) : null}
      <div>
        <dt>{t('ticket.callback')}</dt>
        <dd>{ticket.callbackAt ? words.callback(ticket.callbackAt) : t('ticket.callbackNone')}</dd>
      </div>
      <div>
        <dt>{t('ticket.contact')}</dt>
        <dd>{ticket.contact ?? t('ticket.contactNone')}</dd>
      </div>
      {ticket.assigneeName && ticket.state !== 'open' ? (
        <div>
          <dt>{t('ticket.answeredBy')}</dt>
          <dd>{ticket.assigneeName}</dd>
        </div>
      ) : null}
      <div className="whole">
        <dt>
          {t('ticket.words')} · {words.topic(ticket.topic)} ·{' '}
          {t('asked', { time: format.dayMinute(ticket.createdAt) })}
        </dt>
        <dd className="ticket-words">{ticket.text}</dd>
      </div>
    </dl>
  )
}
