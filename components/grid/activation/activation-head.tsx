'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { personName } from '@/lib/client/grid/asset-label'
import { formatCountdown, formatSpan } from '@/lib/client/grid/room-format'
import type { ActivationDto } from '@/lib/protocol/activation'
import { useRoom } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'
import { usePermission } from '../shell/use-permission'
import { Icon } from '../symbols/icon'
import { AbortDialog } from './abort-dialog'
import { canAbort, STAGES } from './activation-facts'
import { ActivationState } from './activation-state'

/** What it is, where it stands, how long it still runs, and the way to stop it. */
export function ActivationHead({ activation }: { activation: ActivationDto }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const permission = usePermission('operator')
  const [aborting, setAborting] = useState(false)
  const start = Date.parse(activation.startAt)
  const end = Date.parse(activation.endAt)
  const settled = activation.state === 'settled'
  return (
    <div className="page-head" style={{ minHeight: 64 }}>
      <div>
        <div className="r-row">
          <h1>
            {activation.reference}, {activation.transformerId} {activation.transformerName}
          </h1>
          <ActivationState state={activation.state} />
          {activation.emergency ? <span className="r-chip ink">{t('activation.emergency')}</span> : null}
          {activation.simulatedCustomers > 0 ? (
            <span className="r-chip sim" title={t('activation.simulatedHelp')}>
              {t('activation.simulated', { n: activation.simulatedCustomers, of: activation.funnel.asked })}
            </span>
          ) : null}
        </div>
        <div className="muted small">
          {settled ? (
            <ResultSentence activation={activation} />
          ) : (
            <>
              {t('activation.decided', {
                option: activation.optionId,
                who: personName(activation.decidedBy),
                time: format.clock(activation.decidedAt),
              })}{' '}
              {format.minute(start)}–{format.minute(end)}, {formatSpan(end - start)}.{' '}
              {activation.abortedBy
                ? t('activation.abortedBy', { who: personName(activation.abortedBy) })
                : null}
              {activation.failure}
            </>
          )}
        </div>
      </div>
      {settled ? null : <Stages state={activation.state} />}
      <span className="r-grow" />
      {settled ? (
        <a className="r-btn large" href={`/api/grid/activations/${activation.id}/participants.csv`} download>
          <Icon name="download" size={13} />
          {t('activation.participantsCsv')}
        </a>
      ) : (
        <Clock start={start} end={end} state={activation.state} />
      )}
      {canAbort(activation.state) ? (
        <button
          type="button"
          className="r-btn large weighty"
          disabled={!permission.allowed}
          title={permission.reason}
          onClick={() => setAborting(true)}
        >
          <Icon name="stop" size={12} />
          {t('activation.abort')}
        </button>
      ) : null}
      {aborting ? <AbortDialog activation={activation} onClose={() => setAborting(false)} /> : null}
    </div>
  )
}

function Stages({ state }: { state: ActivationDto['state'] }) {
  const t = useTranslations('grid-ui')
  const at = STAGES.indexOf(state)
  if (at < 0) return null
  return (
    <ol className="stage-list desk-only" aria-label={t('activation.stages')}>
      {STAGES.map((stage, index) => (
        <li
          key={stage}
          className={index < at ? 'past' : index === at ? 'now' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <svg width="10" height="10" aria-hidden="true">
            <circle
              cx="5"
              cy="5"
              r="4"
              fill={index < at ? 'var(--ink)' : index === at ? 'var(--act)' : 'none'}
              stroke={index < at ? 'var(--ink)' : index === at ? 'var(--act)' : 'var(--line-strong)'}
            />
          </svg>
          {t(`activation.state.${stage}`)}
        </li>
      ))}
    </ol>
  )
}

/** Grid time to the start or to the end. */
function Clock({ start, end, state }: { start: number; end: number; state: ActivationDto['state'] }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const now = useGridNow()
  if (state === 'aborted' || state === 'failed') return null
  const before = now < start
  const left = before ? start - now : end - now
  if (left <= 0)
    return (
      <div className="number">
        <div className="strong">{t('activation.overAt', { time: format.minute(end) })}</div>
        <div className="micro muted">{t('activation.measuringNote')}</div>
      </div>
    )
  return (
    <div className="number" role="timer" aria-live="off">
      <div className="big-number">{formatCountdown(left)}</div>
      <div className="micro muted">
        {before
          ? t('activation.toStart', { time: format.minute(start) })
          : t('activation.left', { total: formatCountdown(end - start), time: format.minute(end) })}
      </div>
    </div>
  )
}

function ResultSentence({ activation }: { activation: ActivationDto }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { reductionKw, settlement, backUnderLimitAt } = activation
  if (reductionKw === null) return t('activation.sentenceUnmeasured')
  const values = {
    kw: format.number(reductionKw),
    homes: settlement?.customers ?? 0,
    paid: settlement ? format.money(settlement.totalMinor, settlement.currency) : '–',
    asset: activation.transformerId,
    limit: format.whole(activation.limitKw),
    time: backUnderLimitAt ? format.minute(backUnderLimitAt) : '',
  }
  return t(backUnderLimitAt ? 'activation.sentenceHeld' : 'activation.sentenceNotHeld', values)
}
