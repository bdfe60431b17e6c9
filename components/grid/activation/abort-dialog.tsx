'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi, type RequestProblem } from '@/lib/client/grid/call-api'
import type { ActivationDto } from '@/lib/protocol/activation'
import { Dialog } from '../shell/dialog'
import { useRoom } from '../shell/room-context'

/** Says what stopping does before it is done. */
export function AbortDialog({ activation, onClose }: { activation: ActivationDto; onClose: () => void }) {
  const t = useTranslations('grid-ui')
  const { store } = useRoom()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<RequestProblem | null>(null)
  async function abort() {
    setBusy(true)
    const answer = await callApi<ActivationDto>(`/api/grid/activations/${activation.id}/abort`, {
      method: 'POST',
      body: {},
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem)
    if (answer.data?.version) store.dispatch({ type: 'activation', activation: answer.data })
    onClose()
  }
  return (
    <Dialog title={t('abort.title', { reference: activation.reference })} onClose={onClose}>
      <div className="r-dialog-body">
        <p>
          {activation.funnel.asked > 0 ? t('abort.told', { n: activation.funnel.asked }) : t('abort.free')}
        </p>
        {activation.state === 'active' ? <p>{t('abort.rebound')}</p> : null}
        {problem ? (
          <p className="r-problem" role="alert">
            {problem.detail || t('state.failed')}
          </p>
        ) : null}
      </div>
      <div className="r-dialog-foot">
        <button type="button" className="r-btn" onClick={onClose}>
          {t('abort.keep')}
        </button>
        <button type="button" className="r-btn weighty" disabled={busy} onClick={() => void abort()}>
          {t('abort.yes')}
        </button>
      </div>
    </Dialog>
  )
}
