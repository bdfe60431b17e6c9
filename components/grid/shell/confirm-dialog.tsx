'use client'

import { useTranslations } from 'use-intl'
import type { RequestProblem } from '@/lib/client/grid/call-api'
import { Refusal } from '../states/refusal'
import { Dialog } from './dialog'

type Props = {
  title: string
  /** What follows from a yes */
  text: string
  yes: string
  busy: boolean
  problem: RequestProblem | null
  onYes: () => void
  onClose: () => void
}

export function ConfirmDialog({ title, text, yes, busy, problem, onYes, onClose }: Props) {
  const t = useTranslations('grid-ui')
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="r-dialog-body">
        <p>{text}</p>
        <Refusal problem={problem} />
      </div>
      <div className="r-dialog-foot">
        <button type="button" className="r-btn" onClick={onClose}>
          {t('action.cancel')}
        </button>
        <button type="button" className="r-btn weighty" disabled={busy} onClick={onYes}>
          {yes}
        </button>
      </div>
    </Dialog>
  )
}
