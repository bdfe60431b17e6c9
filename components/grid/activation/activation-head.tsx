'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { personName } from '@/lib/client/grid/asset-label'
import { formatCountdown, formatSpan } from '@/lib/client/grid/room-format'
import type { ActivationDto } from '@/lib/protocol/activation'
import { useRoom } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'
import { usePermission } from '../shell/use-permission'
import { useSelection } from '../shell/use-selection'
import { Icon } from '../symbols/icon'
import { AbortDialog } from './abort-dialog'
import { canAbort, canExtend, isOver, STAGES } from './activation-facts'
import { ActivationState } from './activation-state'
import { ExtendDialog } from './extend-dialog'

/** What it is, where it stands, how long it still runs, and the way to stop it. */
export function ActivationHead({ activation }: { activation: ActivationDto }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const permission = usePermission('operator')
  const { set } = useSelection()
  const [open, setOpen] = useState<'abort' | 'extend' | null>(null)
  const start = Date.parse(activation.startAt)
  const end = Date.parse(activation.endAt)
  const settled = activation.state === 'settled'
  return (
    <div className="page-head event-head">
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
              <Decision activation={activation} /> {format.minute(start)}–{format.minute(end)},{' '}
              {formatSpan(end - start)}
              {activation.originalEndAt
                ? `, ${t('extend.was', { time: format.minute(activation.originalEndAt) })}`
                : ''}
              {activation.staggerMinutes
                ? `, ${t('activation.spread', { n: activation.staggerMinutes })}`
                : ''}
              .{' '}
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
      {isOver(activation.state) ? (
        <button type="button" className="r-btn large" onClick={() => set({ replay: '1' })}>
          <Icon name="play" size={13} />
          {t('replay.open')}
        </button>
      ) : null}
      {settled ? (
        <a className="r-btn large" href={`/api/grid/activations/${activation.id}/participants.csv`} download>
          <Icon name="download" size={13} />
          {t('activation.participantsCsv')}
        </a>
      ) : (
        <Clock start={start} end={end} state={activation.state} />
      )}
      {canExtend(activation.state) ? (
        <button
          type="button"
          className="r-btn large"
          disabled={!permission.allowed}
          title={permission.reason}
          onClick={() => setOpen('extend')}
        >
          {t('extend.open')}
        </button>
      ) : null}
      {canAbort(activation.state) ? (
        <button
          type="button"
          className="r-btn large weighty"
          disabled={!permission.allowed}
          title={permission.reason}
          onClick={() => setOpen('abort')}
        >
          <Icon name="stop" size={12} />
          {t('activation.abort')}
        </button>
      ) : null}
      {open === 'abort' ? <AbortDialog activation={activation} onClose={() => setOpen(null)} /> : null}
      {open === 'extend' ? <ExtendDialog activation={activation} onClose={() => setOpen(null)} /> : null}
    </div>
  )
}

/** Who said yes, to what: one person, two, or a policy. */
function Decision({ activation }: { activation: ActivationDto }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const values = {
    option: activation.optionId,
    who: personName(activation.decidedBy),
    time: format.clock(activation.decidedAt),
  }
  const { objective, targetKw } = activation
  return (
    <>
      {activation.policyId
        ? t('activation.decidedByPolicy', values)
        : activation.endorsedBy
          ? t('activation.decidedByTwo', { ...values, first: activation.endorsedBy })
          : t('activation.decided', values)}{' '}
      {objective && objective !== 'option'
        ? `${t(`check.objectives.${objective}`)}${targetKw ? ` ${format.number(targetKw)} kW` : ''}. `
        : null}
    </>
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
  if (activation.overLimit === false) return t('activation.sentenceNeverOver', values)
  return t(backUnderLimitAt ? 'activation.sentenceHeld' : 'activation.sentenceNotHeld', values)
}
