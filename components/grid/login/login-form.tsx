// biome-ignore-all lint/a11y/noAutofocus: the page is this form, and the second field opens on request
'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { signInStaff } from '@/lib/client/auth-session'
import { FeederlineMark } from '../symbols/feederline-mark'

type Props = { utilityName: string; demo: boolean; next: string }

/** Staff sign in; the second factor is asked of everyone in the same way, so that it tells nothing about an account. */
export function LoginForm({ utilityName, demo, next }: Props) {
  const t = useTranslations('grid-ui')
  const [state, setState] = useState<'ready' | 'busy' | 'refused' | 'unreachable'>('ready')
  const [withCode, setWithCode] = useState(false)
  const password = useRef<HTMLInputElement>(null)
  async function submit(form: FormData) {
    setState('busy')
    const fields: Record<string, string> = {}
    for (const [name, value] of form)
      if (typeof value === 'string' && value !== '') fields[name] = value.trim()
    try {
      if (await signInStaff(fields)) return location.assign(next)
      setState('refused')
    } catch {
      setState('unreachable')
    }
    if (password.current) password.current.value = ''
    password.current?.focus()
  }
  return (
    <main className="login">
      <div style={{ width: 'min(400px, 100%)' }}>
        <LoginDrawing />
        <div className="login-card">
          <div className="r-head" style={{ height: 48 }}>
            <FeederlineMark />
            <h1>{t('login.title')}</h1>
            <span className="r-grow" />
            <span className="muted small ellipsis">{utilityName}</span>
          </div>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void submit(new FormData(event.currentTarget))
            }}
          >
            <label className="r-field">
              <span className="label">{t('login.username')}</span>
              <input
                className="r-input"
                name="username"
                autoComplete="username"
                autoCapitalize="none"
                required
                autoFocus
              />
            </label>
            <label className="r-field">
              <span className="label">{t('login.password')}</span>
              <input
                ref={password}
                className="r-input"
                name="password"
                type="password"
                autoComplete="current-password"
                required
                aria-invalid={state === 'refused'}
                aria-describedby={state === 'refused' ? 'login-problem' : undefined}
              />
            </label>
            {withCode ? (
              <label className="r-field">
                <span className="label">{t('login.totp')}</span>
                <input
                  className="r-input"
                  name="totp"
                  autoComplete="one-time-code"
                  autoCapitalize="none"
                  spellCheck={false}
                  pattern="[0-9 ]{6,7}|[2-9A-Za-z \-]{10,14}"
                  maxLength={14}
                  aria-describedby="login-totp-hint"
                  autoFocus
                />
                <span id="login-totp-hint" className="r-hint">
                  {t('login.totpHint')}
                </span>
              </label>
            ) : (
              <button
                type="button"
                className="r-link"
                style={{ justifySelf: 'start' }}
                onClick={() => setWithCode(true)}
              >
                {t('login.addTotp')}
              </button>
            )}
            {state === 'refused' || state === 'unreachable' ? (
              <p id="login-problem" className="r-problem" role="alert">
                {t(`login.${state}`)}
              </p>
            ) : null}
            <button type="submit" className="r-btn primary" disabled={state === 'busy'}>
              {t(state === 'busy' ? 'login.busy' : 'login.submit')}
            </button>
            <p className="r-hint">{t(demo ? 'login.demo' : 'login.help')}</p>
          </form>
        </div>
      </div>
    </main>
  )
}

/** The product in one line: bus, feeder, transformers. */
function LoginDrawing() {
  return (
    <div className="login-line">
      <svg aria-hidden="true" width="320" height="72" viewBox="0 0 320 72" fill="none">
        <path className="ol-bus" d="M8 6v60" />
        <path className="ol-line" d="M8 18h304" />
        <rect className="ol-fill" x="26" y="11" width="14" height="14" />
        {[92, 156, 220, 284].map((x) => (
          <g key={x}>
            <circle className="ol-fill" cx={x} cy="18" r="2.5" />
            <path className="ol-line" d={`M${x} 18v10M${x} 60v8M${x - 10} 68h20`} />
            <circle className="ol-coil" cx={x} cy="38" r="10" />
            <circle className="ol-coil" cx={x} cy="51" r="10" />
          </g>
        ))}
      </svg>
    </div>
  )
}
