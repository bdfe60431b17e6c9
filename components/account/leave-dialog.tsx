'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

const REASONS = ['away', 'little', 'often', 'comfort', 'moving'] as const

type Props = {
  name: string
  onClose: () => void
  onPause?: () => void
  onLeave: (reason: string | null) => void
}

/** Leaving is one step; a pause is offered once, a reason may be given. */
export function LeaveDialog({ name, onClose, onPause, onLeave }: Props) {
  const t = useTranslations('account')
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null)
  return (
    <Dialog title={t('programs.leaveTitle', { name })} closeLabel={t('close')} onClose={onClose}>
      <div className="grid gap-4 p-5">
        <p className="text-body text-pretty">{t('programs.leaveText')}</p>
        <fieldset className="grid gap-2">
          <legend className="mb-2 text-label text-muted">{t('programs.reason')}</legend>
          <div className="flex flex-wrap gap-2">
            {REASONS.map((key) => (
              <button
                key={key}
                type="button"
                className="chip"
                aria-pressed={reason === key}
                onClick={() => setReason(reason === key ? null : key)}
              >
                {t(`programs.reasons.${key}`)}
              </button>
            ))}
          </div>
        </fieldset>
        <div className="card-acts">
          <Button onClick={() => onLeave(reason)}>{t('programs.leaveYes')}</Button>
          {onPause && <Button onClick={onPause}>{t('programs.orPause')}</Button>}
          <Button kind="quiet" onClick={onClose}>
            {t('programs.keep')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
