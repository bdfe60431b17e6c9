'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { StaffTicketDto } from '@/lib/protocol/admin-customers'
import { Dialog } from '../shell/dialog'
import { useRoom } from '../shell/room-context'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'

const TIMES = ['morning', 'afternoon', 'evening'] as const
const DAY_MS = 86_400_000

type Props = { ticket: StaffTicketDto; onDone: () => void; onClose: () => void }

/** A day with a time of day, or as soon as possible. Dates are written so that every language reads them. */
export function CallbackDialog({ ticket, onDone, onClose }: Props) {
  const t = useTranslations('customers-ui')
  const room = useTranslations('grid-ui')
  const { zone } = useRoom()
  const { send, busy, problem } = useRequest()
  const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
  const [soon, setSoon] = useState(false)
  const [day, setDay] = useState(() => isoDay.format(Date.now() + DAY_MS))
  const [time, setTime] = useState<(typeof TIMES)[number]>('morning')
  const [contact, setContact] = useState(ticket.contact ?? '')
  async function save() {
    const answer = await send<StaffTicketDto>(`/api/admin/tickets/${ticket.ticketId}/callback`, 'POST', {
      callbackAt: soon ? 'soon' : `${day}, ${t(`callback.between.${time}`)}`,
      ...(contact.trim() ? { contact } : {}),
    })
    if (answer.ok) onDone()
  }
  return (
    <Dialog title={t('callback.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="r-dialog-body">
          <label className="r-check">
            <input type="checkbox" checked={soon} onChange={(event) => setSoon(event.target.checked)} />
            {t('callback.soon')}
          </label>
          <div className="callback-when">
            <label className="r-field">
              <span className="label">{t('callback.day')}</span>
              <input
                className="r-input"
                type="date"
                required
                disabled={soon}
                min={isoDay.format(Date.now())}
                value={day}
                onChange={(event) => setDay(event.target.value)}
              />
            </label>
            <label className="r-field">
              <span className="label">{t('callback.time')}</span>
              <select
                className="r-input"
                disabled={soon}
                value={time}
                onChange={(event) => setTime(TIMES.find((each) => each === event.target.value) ?? 'morning')}
              >
                {TIMES.map((each) => (
                  <option key={each} value={each}>
                    {t(`callback.between.${each}`)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <label className="r-field">
            <span className="label">{t('callback.contact')}</span>
            <input
              className="r-input"
              maxLength={200}
              value={contact}
              onChange={(event) => setContact(event.target.value)}
            />
          </label>
          {ticket.customerName ? <p className="r-hint">{t('callback.told')}</p> : null}
          <Refusal problem={problem} />
        </div>
        <div className="r-dialog-foot">
          <button type="button" className="r-btn" onClick={onClose}>
            {room('action.cancel')}
          </button>
          <button type="submit" className="r-btn primary" disabled={busy}>
            {t('callback.save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
