'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { TextField } from '../forms/fields'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'

const SHORTEST = 12

export function PasswordForm() {
  const t = useTranslations('grid-ui')
  const request = useRequest()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [done, setDone] = useState(false)
  return (
    <section className="r-panel" aria-label={t('account.password')}>
      <div className="r-head">
        <h2>{t('account.password')}</h2>
      </div>
      <form
        className="r-dialog-body"
        onSubmit={async (event) => {
          event.preventDefault()
          setDone(false)
          const answer = await request.send('/api/admin/me/password', 'POST', {
            currentPassword: current,
            newPassword: next,
          })
          if (!answer.ok) return
          setCurrent('')
          setNext('')
          setDone(true)
        }}
      >
        <TextField label={t('account.current')} type="password" value={current} onChange={setCurrent} />
        <TextField
          label={t('account.new')}
          type="password"
          value={next}
          onChange={setNext}
          hint={t('account.newHint', { n: SHORTEST })}
        />
        <Refusal problem={request.problem} />
        <div className="r-row">
          <button
            type="submit"
            className="r-btn"
            disabled={request.busy || !current || next.length < SHORTEST}
          >
            {t('account.change')}
          </button>
          <span role="status" className="muted small">
            {done ? t('account.changed') : ''}
          </span>
        </div>
      </form>
    </section>
  )
}
