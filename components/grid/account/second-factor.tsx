'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AdminMe, ConfirmedTotp, TotpEnrolment } from '@/lib/protocol/admin'
import { TextField } from '../forms/fields'
import { CopyButton } from '../shell/copy-button'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'
import { RecoveryCodes, RecoveryCodesShown } from './recovery-codes'

/** Sets the second factor up with a code picture and its first code, or takes it away with the password. */
export function SecondFactor({ me, onChanged }: { me: AdminMe; onChanged: () => void }) {
  const t = useTranslations('grid-ui')
  const request = useRequest()
  const [enrolment, setEnrolment] = useState<TotpEnrolment | null>(null)
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const [codes, setCodes] = useState<string[] | null>(null)
  async function start() {
    const answer = await request.send<TotpEnrolment>('/api/admin/me/totp', 'POST')
    if (answer.ok) setEnrolment(answer.data)
  }
  return (
    <section className="r-panel" aria-label={t('account.factor')}>
      <div className="r-head">
        <h2>{t('account.factor')}</h2>
        <span className="r-chip ink">{t(me.secondFactor ? 'team.factorOn' : 'team.factorOff')}</span>
      </div>
      <div className="r-dialog-body">
        {codes ? (
          <RecoveryCodesShown codes={codes} onDone={() => setCodes(null)} />
        ) : me.secondFactor ? (
          <>
            <p className="muted">{t('account.factorIsOn')}</p>
            <RecoveryCodes
              left={me.recoveryCodesLeft ?? 0}
              onMade={(made) => {
                setCodes(made)
                onChanged()
              }}
            />
            <form
              style={{ display: 'grid', gap: 12 }}
              onSubmit={async (event) => {
                event.preventDefault()
                const answer = await request.send('/api/admin/me/totp', 'DELETE', { password })
                if (!answer.ok) return
                setPassword('')
                onChanged()
              }}
            >
              <TextField
                label={t('login.password')}
                type="password"
                value={password}
                onChange={setPassword}
              />
              <button
                type="submit"
                className="r-btn"
                disabled={request.busy || !password}
                style={{ justifySelf: 'start' }}
              >
                {t('account.factorOff')}
              </button>
            </form>
          </>
        ) : enrolment ? (
          <form
            style={{ display: 'grid', gap: 12 }}
            onSubmit={async (event) => {
              event.preventDefault()
              const answer = await request.send<ConfirmedTotp>('/api/admin/me/totp/confirm', 'POST', {
                code: code.replaceAll(' ', ''),
              })
              if (!answer.ok) return
              setEnrolment(null)
              setCode('')
              setCodes(answer.data.recoveryCodes)
              onChanged()
            }}
          >
            <p>{t('account.scan')}</p>
            {/* biome-ignore lint/performance/noImgElement: a picture of bytes that are here already */}
            <img
              className="qr"
              alt={t('account.qr')}
              width={180}
              height={180}
              src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(enrolment.qrSvg)}`}
            />
            <div className="r-row wrap">
              <span className="mono">{enrolment.secret}</span>
              <CopyButton text={() => enrolment.secret} label={t('action.copy')} tiny />
            </div>
            <TextField label={t('login.totp')} value={code} onChange={setCode} maxLength={7} />
            <button
              type="submit"
              className="r-btn primary"
              disabled={request.busy || code.length < 6}
              style={{ justifySelf: 'start' }}
            >
              {t('account.factorConfirm')}
            </button>
          </form>
        ) : (
          <>
            <p className="muted">{t('account.factorText')}</p>
            <button
              type="button"
              className="r-btn"
              disabled={request.busy}
              style={{ justifySelf: 'start' }}
              onClick={() => void start()}
            >
              {t('account.factorSetUp')}
            </button>
          </>
        )}
        <Refusal problem={request.problem} />
      </div>
    </section>
  )
}
