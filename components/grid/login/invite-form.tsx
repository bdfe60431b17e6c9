'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi, type RequestProblem } from '@/lib/client/grid/call-api'
import type { InviteDto } from '@/lib/protocol/admin'
import { TextField } from '../forms/fields'
import { Refusal } from '../states/refusal'
import { Skeleton } from '../states/skeleton'
import { FeederlineMark } from '../symbols/feederline-mark'

const SHORTEST = 12

/** Somebody with a link chooses their password; the token stays behind the hash sign and in no log. */
export function InviteForm() {
  const t = useTranslations('grid-ui')
  const [token, setToken] = useState<string | null>(null)
  const [invite, setInvite] = useState<InviteDto | null>(null)
  const [problem, setProblem] = useState<RequestProblem | null>(null)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    const given = window.location.hash.slice(1)
    setToken(given)
    void callApi<InviteDto>('/api/admin/invites/check', { method: 'POST', body: { token: given } }).then(
      (answer) => (answer.ok ? setInvite(answer.data) : setProblem(answer.problem)),
    )
  }, [])
  async function accept() {
    setBusy(true)
    setProblem(null)
    const answer = await callApi('/api/admin/invites/accept', { method: 'POST', body: { token, password } })
    setBusy(false)
    if (answer.ok) window.location.assign('/admin/login')
    else setProblem(answer.problem)
  }
  return (
    <main className="login">
      <div className="login-card">
        <div className="r-head" style={{ height: 48 }}>
          <FeederlineMark />
          <h1>{t('invite.title')}</h1>
        </div>
        {!invite && problem ? (
          <div className="r-empty" role="alert">
            <div className="strong">{t('invite.gone')}</div>
            <div className="muted">{problem.detail || t('invite.goneText')}</div>
          </div>
        ) : !invite ? (
          <Skeleton rows={3} />
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void accept()
            }}
          >
            <p>{t(invite.purpose === 'invite' ? 'invite.hello' : 'invite.reset', { name: invite.name })}</p>
            <input type="hidden" autoComplete="username" value={invite.username} readOnly />
            <TextField label={t('team.col.user')} value={invite.username} readOnly />
            <TextField
              label={t('account.new')}
              type="password"
              value={password}
              onChange={setPassword}
              hint={t('account.newHint', { n: SHORTEST })}
            />
            <Refusal problem={problem} />
            <button type="submit" className="r-btn primary" disabled={busy || password.length < SHORTEST}>
              {t('invite.choose')}
            </button>
          </form>
        )}
      </div>
    </main>
  )
}
