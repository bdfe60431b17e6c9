'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestProblem } from '@/lib/client/grid/call-api'
import type { AlertDto } from '@/lib/protocol/alert'
import { Dialog } from '../shell/dialog'
import { useAlarmMessage } from './use-alarm-message'

const PRESETS = [15, 60, 240, 480]
const P1_MAX_MINUTES = 60
const MAX_MINUTES = 480

type Props = {
  alert: AlertDto
  problem: RequestProblem | null
  onShelve: (minutes: number, reason: string) => Promise<void>
  onClose: () => void
}

/** Sets an alarm aside for a time, with a reason; a critical one for an hour at most. */
export function ShelveDialog({ alert, problem, onShelve, onClose }: Props) {
  const t = useTranslations('grid-ui')
  const message = useAlarmMessage(alert)
  const longest = alert.priority === 1 ? P1_MAX_MINUTES : MAX_MINUTES
  const [minutes, setMinutes] = useState(15)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const valid = minutes >= 1 && minutes <= longest && reason.trim().length > 0
  return (
    <Dialog
      title={t('shelve.title', { asset: alert.transformerId ?? alert.externalId ?? '' })}
      onClose={onClose}
    >
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          if (!valid) return
          setBusy(true)
          await onShelve(minutes, reason.trim())
          setBusy(false)
        }}
      >
        <div className="r-dialog-body">
          <p>{message}</p>
          <fieldset>
            <legend className="muted small" style={{ marginBottom: 4 }}>
              {t('shelve.for')}
            </legend>
            <div className="r-row wrap">
              {PRESETS.filter((preset) => preset <= longest).map((preset) => (
                <button
                  key={preset}
                  type="button"
                  className={`r-btn${minutes === preset ? ' weighty' : ''}`}
                  aria-pressed={minutes === preset}
                  onClick={() => setMinutes(preset)}
                >
                  {preset < 60 ? t('unit.minutes', { n: preset }) : t('unit.hours', { n: preset / 60 })}
                </button>
              ))}
              <label className="r-row">
                <span className="visually-hidden">{t('shelve.minutes')}</span>
                <span className="r-input-unit" style={{ width: 110 }}>
                  <input
                    className="r-input"
                    type="number"
                    min={1}
                    max={longest}
                    value={minutes}
                    onChange={(event) => setMinutes(Number(event.target.value))}
                  />
                  <span className="suffix">min</span>
                </span>
              </label>
            </div>
          </fieldset>
          <label className="r-field">
            <span className="label">{t('shelve.reason')}</span>
            <input
              className="r-input"
              value={reason}
              maxLength={500}
              required
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <p className="r-hint">{t(alert.priority === 1 ? 'shelve.hintP1' : 'shelve.hint')}</p>
          {problem ? (
            <p className="r-problem" role="alert">
              {problem.detail || t('state.failed')}
            </p>
          ) : null}
        </div>
        <div className="r-dialog-foot">
          <button type="button" className="r-btn" onClick={onClose}>
            {t('action.cancel')}
          </button>
          <button type="submit" className="r-btn primary" disabled={!valid || busy}>
            {t('action.shelve')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
