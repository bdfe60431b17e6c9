'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ActivationDto } from '@/lib/protocol/activation'
import { NumberField } from '../forms/fields'
import { Dialog } from '../shell/dialog'
import { useRoom } from '../shell/room-context'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'

const MOST_MINUTES = 12 * 60

/** A later end, as far as the terms of every program allow; customers are told. */
export function ExtendDialog({ activation, onClose }: { activation: ActivationDto; onClose: () => void }) {
  const t = useTranslations('grid-ui')
  const { store, format } = useRoom()
  const request = useRequest()
  const [minutes, setMinutes] = useState<number | null>(30)
  const valid = minutes !== null && minutes >= 5 && minutes <= MOST_MINUTES
  async function extend() {
    const answer = await request.send<ActivationDto>(
      `/api/grid/activations/${activation.id}/extend`,
      'POST',
      {
        minutes: Math.round(minutes ?? 0),
      },
    )
    if (!answer.ok) return
    store.dispatch({ type: 'activation', activation: answer.data })
    onClose()
  }
  return (
    <Dialog title={t('extend.title', { reference: activation.reference })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (valid) void extend()
        }}
      >
        <div className="r-dialog-body">
          <NumberField
            label={t('extend.by')}
            value={minutes}
            onChange={setMinutes}
            unit="min"
            min={5}
            max={MOST_MINUTES}
            hint={
              valid
                ? t('extend.until', {
                    time: format.minute(Date.parse(activation.endAt) + minutes * 60_000),
                    now: format.minute(activation.endAt),
                  })
                : null
            }
          />
          <p className="small muted">{t('extend.told', { n: activation.funnel.asked })}</p>
          <Refusal problem={request.problem} />
        </div>
        <div className="r-dialog-foot">
          <button type="button" className="r-btn" onClick={onClose}>
            {t('action.cancel')}
          </button>
          <button type="submit" className="r-btn primary" disabled={!valid || request.busy}>
            {t('extend.yes')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
