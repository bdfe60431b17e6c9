'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isOpen, orderAlerts } from '@/lib/client/grid/alert-order'
import { callApi, type RequestProblem } from '@/lib/client/grid/call-api'
import { newestPlan } from '@/lib/client/grid/newest-plan'
import { KINDS_WITHOUT_PLAN, REVERSE_FLOW } from '@/lib/domain/alert/plan-need'
import type { TransformerDto } from '@/lib/protocol/grid'
import type { RecommendationDto } from '@/lib/protocol/recommendation'
import { ActivationState } from '../activation/activation-state'
import { useDecide } from '../dock/use-decide'
import { useGrid, useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { CallableBlock } from './callable-block'
import { Countdown } from './countdown'
import { FeederHelpText } from './feeder-help-text'
import { PlanCheck } from './plan-check'
import { PlanOptions } from './plan-options'
import { PlanReasons } from './plan-reasons'

type Props = {
  transformer: TransformerDto
  /** The option that is looked at, null when there is no open plan */
  onOption: (optionId: string | null) => void
}

/** What could be called for this transformer now: ranked options, why, and what was left out. */
export function PlanBlock({ transformer, onOption }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const recommendations = useGrid((state) => state.recommendations)
  const alerts = useGrid((state) => state.alerts)
  const activations = useGrid((state) => state.activations)
  const plan = newestPlan(recommendations.values(), transformer.id)
  const open = [...alerts.values()].filter((each) => each.transformerId === transformer.id && isOpen(each))
  const [alert] = orderAlerts(open.filter((each) => !KINDS_WITHOUT_PLAN.includes(each.kind)))
  const reverse = !alert && open.some((each) => each.kind === REVERSE_FLOW)
  const running = [...activations.values()].find(
    (each) =>
      each.transformerId === transformer.id &&
      ['scheduled', 'notifying', 'active', 'measuring'].includes(each.state),
  )
  return (
    <>
      {running ? (
        <div className="plan-foot">
          <ActivationState state={running.state} />
          <Link className="r-link" href={`/admin/activations/${running.id}`} prefetch={false}>
            {running.reference}
          </Link>
          <span className="muted small">
            {t('plan.window', { from: format.minute(running.startAt), to: format.minute(running.endAt) })},{' '}
            {t('plan.expected', { kw: format.number(running.expectedKw) })}
          </span>
        </div>
      ) : null}
      {plan ? (
        <OpenPlan key={`${plan.id}.${plan.version}`} plan={plan} onOption={onOption} />
      ) : (
        <NoPlan alertId={alert?.id ?? null} running={running !== undefined} reverse={reverse} />
      )}
      {plan || running ? null : <CallableBlock transformerId={transformer.id} />}
    </>
  )
}

function OpenPlan({ plan, onOption }: { plan: RecommendationDto; onOption: Props['onOption'] }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const permission = usePermission('operator')
  const decide = useDecide()
  const [chosenId, setChosenId] = useState(plan.options[0]?.id ?? '')
  const open = plan.state === 'open'
  useEffect(() => {
    onOption(open ? chosenId : null)
    return () => onOption(null)
  }, [open, chosenId, onOption])
  const [checking, setChecking] = useState(false)
  const chosen = plan.options.find((option) => option.id === chosenId)
  return (
    <section id="plan" aria-label={t('plan.label', { reference: plan.reference })}>
      <div className="r-head divide">
        <h2>{t('plan.title', { reference: plan.reference })}</h2>
        <span className="muted small ellipsis">
          {t(plan.startAt ? 'plan.needFrom' : 'plan.need', {
            kw: format.number(plan.neededKw),
            span: t('unit.minutes', { n: Math.round(plan.durationMinutes) }),
            time: plan.startAt ? format.minute(plan.startAt) : '',
          })}
        </span>
        <span className="r-grow" />
        {open ? (
          <Countdown until={plan.expiresAt} chip />
        ) : (
          <span className="r-chip">{t(`plan.state.${plan.state}`)}</span>
        )}
      </div>
      {plan.enough ? null : (
        <p className="reasons">
          <span>
            <b>{t('plan.notEnough')}</b> {t('plan.missing', { kw: format.number(plan.missingKw) })}
          </span>
          {plan.feederHelp ? <FeederHelpText help={plan.feederHelp} /> : null}
        </p>
      )}
      {plan.options.length > 0 ? (
        <PlanOptions
          options={plan.options}
          neededKw={plan.neededKw}
          chosenId={chosenId}
          onChoose={open ? setChosenId : undefined}
        />
      ) : null}
      <PlanReasons plan={plan} chosen={chosen} />
      {open && chosen ? (
        <div className="plan-foot">
          <button
            type="button"
            className="r-btn primary"
            disabled={!permission.allowed || decide.busy}
            title={permission.reason}
            onClick={() =>
              void decide.send('recommendation.proceed', {
                recommendationId: plan.id,
                optionId: chosen.id,
                version: plan.version,
              })
            }
          >
            {t('plan.proceedWith', { option: chosen.id })}
          </button>
          <button
            type="button"
            className="r-btn"
            disabled={!permission.allowed}
            title={permission.reason}
            onClick={() => setChecking(true)}
          >
            {t('check.open')}
          </button>
          <button
            type="button"
            className="r-btn"
            disabled={!permission.allowed || decide.busy}
            title={permission.reason}
            onClick={() => void decide.send('recommendation.decline', { recommendationId: plan.id })}
          >
            {t('action.decline')}
          </button>
          {permission.reason ? <span className="muted small">{permission.reason}</span> : null}
          {decide.refusal ? (
            <span className="small" role="alert">
              {decide.refusal}
            </span>
          ) : null}
        </div>
      ) : null}
      {checking && chosen ? (
        <PlanCheck plan={plan} optionId={chosen.id} onClose={() => setChecking(false)} />
      ) : null}
    </section>
  )
}

type NoPlanProps = {
  alertId: string | null
  running: boolean
  /** Too much flows back: less use would add to it */
  reverse: boolean
}

function NoPlan({ alertId, running, reverse }: NoPlanProps) {
  const t = useTranslations('grid-ui')
  const { store } = useRoom()
  const permission = usePermission('operator')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<RequestProblem | null>(null)
  async function compute(id: string) {
    setBusy(true)
    setProblem(null)
    const answer = await callApi<RecommendationDto>(`/api/grid/alerts/${id}/recommendation`, {
      method: 'POST',
      body: {},
    })
    setBusy(false)
    if (answer.ok) store.dispatch({ type: 'recommendation', recommendation: answer.data })
    else setProblem(answer.problem)
  }
  return (
    <>
      <div className="r-head divide">
        <h2>{t('plan.heading')}</h2>
        <span className="muted small">
          {t(reverse ? 'plan.noneReverse' : alertId && !running ? 'plan.noneYet' : 'plan.none')}
        </span>
      </div>
      {alertId && !running ? (
        <div className="plan-foot" style={{ borderTop: 0 }}>
          <button
            type="button"
            className="r-btn"
            disabled={!permission.allowed || busy}
            title={permission.reason}
            onClick={() => void compute(alertId)}
          >
            {t('plan.compute')}
          </button>
          {problem ? (
            <span className="small" role="alert">
              {problem.detail || t('state.failed')}
            </span>
          ) : permission.reason ? (
            <span className="muted small">{permission.reason}</span>
          ) : null}
        </div>
      ) : null}
    </>
  )
}
