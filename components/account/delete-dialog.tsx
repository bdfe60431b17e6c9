'use client'

import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useChange } from '@/lib/client/use-change'
import { ChangeProblem } from './section'

/** The one act that cannot be undone asks for a word of its own. */
export function DeleteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('account')
  const { change, busy, problem } = useChange()
  const [typed, setTyped] = useState('')
  const id = useId()
  const ready = typed.trim().toUpperCase() === t('data.deleteWord')

  async function remove() {
    if (!(await change('DELETE', '/api/me')).ok) return
    window.sessionStorage.clear()
    window.location.assign('/')
  }

  return (
    <Dialog title={t('data.deleteTitle')} closeLabel={t('close')} onClose={onClose}>
      <div className="grid gap-4 p-5">
        <p className="text-body text-pretty">{t('data.deleteWarning')}</p>
        <div className="grid gap-1.5">
          <label htmlFor={id} className="text-body font-medium">
            {t('data.deleteField')}
          </label>
          <input
            id={id}
            className="input-box"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <ChangeProblem problem={problem} />
        <div className="card-acts">
          <Button kind="danger" off={!ready || busy !== null} onClick={() => void remove()}>
            {t('data.deleteYes')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('data.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
