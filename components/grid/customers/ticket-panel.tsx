'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { StaffTicketDto, TicketDetailDto } from '@/lib/protocol/admin-customers'
import { ConfirmDialog } from '../shell/confirm-dialog'
import { useWallNow } from '../shell/use-now'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { useResource } from '../shell/use-resource'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'
import { AnswerBox } from './answer-box'
import { CallbackDialog } from './callback-dialog'
import { TicketFacts } from './ticket-facts'
import { Transcript } from './transcript'

const READ_AGAIN_MS = 10_000

type Props = {
  ticketId: string
  /** What was begun for each ticket, kept while others are looked at */
  drafts: Map<string, string>
  onChanged: () => void
  onBack: () => void
}

/** One ticket: whose it is, what was said, and what can be done. */
export function TicketPanel({ ticketId, drafts, onChanged, onBack }: Props) {
  const t = useTranslations('customers-ui')
  const stamp = useWallNow(READ_AGAIN_MS)
  const path = `/api/admin/tickets/${ticketId}`
  const { data, problem, reload } = useResource<TicketDetailDto>(path, stamp)
  const [asking, setAsking] = useState<'close' | 'callback' | null>(null)
  const permission = usePermission('operator')
  const closing = useRequest()
  const changed = () => {
    setAsking(null)
    reload()
    onChanged()
  }
  const ticket = data?.ticket
  const isOver = ticket?.state === 'closed' || ticket?.state === 'withdrawn'
  return (
    <section className="r-panel ticket-panel" aria-label={t('ticket.label')}>
      <div className="r-head">
        <button type="button" className="r-btn plain tiny back" onClick={onBack}>
          <Icon name="closed" className="turned" />
          {t('ticket.back')}
        </button>
        <h2>{ticket?.reference}</h2>
        {ticket ? <span className="r-chip ink">{t(`state.${ticket.state}`)}</span> : null}
        <span className="r-grow" />
        {ticket && !isOver ? (
          <>
            <button
              type="button"
              className="r-btn tiny"
              disabled={!permission.allowed}
              title={permission.reason}
              onClick={() => setAsking('callback')}
            >
              {t(ticket.callbackAt ? 'ticket.moveCallback' : 'ticket.setCallback')}
            </button>
            <button
              type="button"
              className="r-btn tiny"
              disabled={!permission.allowed}
              title={permission.reason}
              onClick={() => setAsking('close')}
            >
              {t('ticket.close')}
            </button>
          </>
        ) : null}
      </div>
      {problem && !data ? (
        <ProblemNote title={t('ticket.failed')} problem={problem} onRetry={reload} />
      ) : !data || !ticket ? (
        <Skeleton rows={8} />
      ) : (
        <>
          <TicketFacts ticket={ticket} />
          <Transcript lines={data.transcript} hasAccount={ticket.customerName !== null} />
          {isOver ? (
            <p className="answer-box muted small">
              {t(ticket.state === 'withdrawn' ? 'answer.withdrawn' : 'answer.closed')}
            </p>
          ) : ticket.customerName === null ? null : (
            <AnswerBox ticketId={ticketId} drafts={drafts} onSent={changed} />
          )}
        </>
      )}
      {asking === 'callback' && ticket ? (
        <CallbackDialog ticket={ticket} onDone={changed} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'close' && ticket ? (
        <ConfirmDialog
          title={t('ticket.closeTitle', { reference: ticket.reference })}
          text={t('ticket.closeText')}
          yes={t('ticket.closeYes')}
          busy={closing.busy}
          problem={closing.problem}
          onClose={() => setAsking(null)}
          onYes={async () => {
            if ((await closing.send<StaffTicketDto>(`${path}/close`, 'POST')).ok) changed()
          }}
        />
      ) : null}
    </section>
  )
}
