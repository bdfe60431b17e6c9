'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SolarOrderDto } from '@/lib/protocol/admin-customers'
import { Dialog } from '../shell/dialog'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'

type Props = { order: SolarOrderDto; onClose: (moved: boolean) => void }

/** Says what follows before an order is moved on; a stage that has moved since is told plainly. */
export function AdvanceDialog({ order, onClose }: Props) {
  const t = useTranslations('customers-ui')
  const room = useTranslations('grid-ui')
  const { send, busy, problem } = useRequest()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  if (!order.stage || !order.nextStage) return null
  const { stage, nextStage } = order
  async function advance() {
    setTried(true)
    const answer = await send(`/api/admin/solar-orders/${order.id}/advance`, 'POST', {
      fromStage: stage,
      ...(note.trim() ? { note } : {}),
    })
    if (answer.ok) onClose(true)
  }
  return (
    <Dialog
      title={t('solar.advanceTitle', { reference: order.reference, stage: t(`stage.${stage}`) })}
      onClose={() => onClose(tried)}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void advance()
        }}
      >
        <div className="r-dialog-body">
          <p>{t('solar.advanceText', { next: t(`stage.${nextStage}`) })}</p>
          <label className="r-field">
            <span className="label">{t('solar.note')}</span>
            <input
              className="r-input"
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          <Refusal problem={problem} />
        </div>
        <div className="r-dialog-foot">
          <button type="button" className="r-btn" onClick={() => onClose(tried)}>
            {room('action.cancel')}
          </button>
          <button type="submit" className="r-btn primary" disabled={busy}>
            {t('solar.advanceYes')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
