'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RecoveryCodes as Codes } from '@/lib/protocol/admin'
import { TextField } from '../forms/fields'
import { CopyButton } from '../shell/copy-button'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'

/** How many of one's recovery codes are left, and ten new ones after the password. */
export function RecoveryCodes({ left, onMade }: { left: number; onMade: (codes: string[]) => void }) {
  const t = useTranslations('grid-ui')
  const request = useRequest()
  const [asking, setAsking] = useState(false)
  const [password, setPassword] = useState('')
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <h3>{t('account.recovery')}</h3>
      <p className={left > 2 ? 'muted' : 'strong'}>{t('account.recoveryLeft', { n: left })}</p>
      {asking ? (
        <form
          style={{ display: 'grid', gap: 12 }}
          onSubmit={async (event) => {
            event.preventDefault()
            const answer = await request.send<Codes>('/api/admin/me/totp/recovery-codes', 'POST', {
              password,
            })
            if (!answer.ok) return
            setPassword('')
            setAsking(false)
            onMade(answer.data.codes)
          }}
        >
          <p className="muted">{t('account.recoveryReplaces')}</p>
          <TextField label={t('account.current')} type="password" value={password} onChange={setPassword} />
          <div className="r-row wrap">
            <button type="submit" className="r-btn primary" disabled={request.busy || !password}>
              {t('account.recoveryMake')}
            </button>
            <button type="button" className="r-btn" onClick={() => setAsking(false)}>
              {t('action.cancel')}
            </button>
          </div>
        </form>
      ) : (
        <button
          type="button"
          className="r-btn"
          style={{ justifySelf: 'start' }}
          onClick={() => setAsking(true)}
        >
          {t('account.recoveryNew')}
        </button>
      )}
      <Refusal problem={request.problem} />
    </div>
  )
}

/** The ten codes, this once: to copy, to save as a file, to write down. */
export function RecoveryCodesShown({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const t = useTranslations('grid-ui')
  const text = codes.join('\n')
  return (
    <div className="shown-once" role="status">
      <div className="r-row wrap">
        <span className="strong">{t('account.recovery')}</span>
        <span className="r-grow" />
        <span className="muted small">{t('account.recoveryOnce')}</span>
      </div>
      <p className="muted" style={{ marginTop: 8 }}>
        {t('account.recoveryText')}
      </p>
      <ul
        className="mono"
        aria-label={t('account.recovery')}
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(12ch, 1fr))',
          gap: '4px 16px',
          margin: '8px 0',
          padding: 0,
          listStyle: 'none',
        }}
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="r-row wrap">
        <CopyButton text={() => text} label={t('action.copy')} />
        <a
          className="r-btn"
          download="recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
        >
          {t('account.recoverySave')}
        </a>
        <button type="button" className="r-btn primary" onClick={onDone}>
          {t('account.recoveryKept')}
        </button>
      </div>
    </div>
  )
}
