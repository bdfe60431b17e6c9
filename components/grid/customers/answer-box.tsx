'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { MAX_ANSWER_CHARS, type StaffTicketDto } from '@/lib/protocol/admin-customers'
import { useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'

type Props = { ticketId: string; drafts: Map<string, string>; onSent: () => void }

/** Writes into the customer's chat; what was begun stays until it is sent. */
export function AnswerBox({ ticketId, drafts, onSent }: Props) {
  const t = useTranslations('customers-ui')
  const { me } = useRoom()
  const permission = usePermission('operator')
  const { send, busy, problem } = useRequest()
  const [text, setText] = useState(drafts.get(ticketId) ?? '')
  const ready = text.trim() !== '' && !busy && permission.allowed
  function write(next: string) {
    drafts.set(ticketId, next)
    setText(next)
  }
  async function submit() {
    if (!ready) return
    const answer = await send<StaffTicketDto>(`/api/admin/tickets/${ticketId}/answer`, 'POST', { text })
    if (!answer.ok) return
    write('')
    onSent()
  }
  return (
    <form
      className="answer-box"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Refusal problem={problem} />
      <label className="r-field">
        <span className="label">{t('answer.label')}</span>
        <textarea
          className="r-input"
          rows={3}
          maxLength={MAX_ANSWER_CHARS}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            if (event.nativeEvent.isComposing) return
            event.preventDefault()
            void submit()
          }}
        />
      </label>
      <div className="r-row wrap">
        <span className="r-hint r-grow">
          {permission.reason ?? t('answer.hint', { name: me.name })}{' '}
          <span className="desk-only">· {t('answer.keys')}</span>
        </span>
        <button type="submit" className="r-btn primary" disabled={!ready}>
          {t('answer.send')}
        </button>
      </div>
    </form>
  )
}
