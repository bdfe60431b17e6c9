'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type {
  ActivationDryRun,
  ActivationDto,
  ActivationObjective,
  CreateActivationInput,
} from '@/lib/protocol/activation'
import type { RecommendationDto } from '@/lib/protocol/recommendation'
import { NumberField, SelectField } from '../forms/fields'
import { Dialog } from '../shell/dialog'
import { useRoom } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'
import { PlanCheckResult } from './plan-check-result'

const OBJECTIVES: ActivationObjective[] = ['option', 'kw', 'to-limit', 'maximum']
const MINUTE_MS = 60_000

type Props = { plan: RecommendationDto; optionId: string; onClose: () => void }
type Wanted = Partial<CreateActivationInput>

/** How much, when and for how long; what a yes would do is shown before it can be said. */
export function PlanCheck({ plan, optionId: first, onClose }: Props) {
  const t = useTranslations('grid-ui')
  const { store } = useRoom()
  const now = useGridNow(5000)
  const check = useRequest()
  const proceed = useRequest()
  const [optionId, setOptionId] = useState(first)
  const [objective, setObjective] = useState<ActivationObjective>('option')
  const [targetKw, setTargetKw] = useState<number | null>(plan.neededKw)
  const [inMinutes, setInMinutes] = useState<number | null>(null)
  const [minutes, setMinutes] = useState<number | null>(null)
  const [spread, setSpread] = useState<number | null>(null)
  const [automatic, setAutomatic] = useState(false)
  const [checked, setChecked] = useState<{ wanted: Wanted; result: ActivationDryRun } | null>(null)
  function change<T>(set: (value: T) => void) {
    return (value: T) => {
      set(value)
      setChecked(null)
      proceed.forget()
    }
  }
  async function look() {
    const wanted: Wanted = {
      recommendationId: plan.id,
      optionId,
      version: plan.version,
      objective,
      ...(objective === 'kw' && targetKw ? { targetKw } : {}),
      ...(inMinutes ? { startAt: new Date(now + inMinutes * MINUTE_MS).toISOString() } : {}),
      ...(minutes ? { durationMinutes: Math.round(minutes) } : {}),
      ...(spread ? { staggerMinutes: 5 * Math.round(spread / 5) } : {}),
      ...(automatic ? { nextStage: 'automatic' } : {}),
    }
    const answer = await check.send<ActivationDryRun>('/api/grid/activations?dryRun=1', 'POST', wanted)
    if (answer.ok) setChecked({ wanted, result: answer.data })
  }
  async function yes() {
    if (!checked) return
    const answer = await proceed.send<ActivationDto>('/api/grid/activations', 'POST', checked.wanted)
    if (!answer.ok) return
    store.dispatch({ type: 'activation', activation: answer.data })
    onClose()
  }
  const refused = (checked?.result.blocks.length ?? 0) > 0
  return (
    <Dialog title={t('check.title', { reference: plan.reference })} wide onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void (checked ? yes() : look())
        }}
      >
        <div className="r-dialog-body">
          <div className="form-grid pair">
            <SelectField
              label={t('check.option')}
              value={optionId}
              onChange={change(setOptionId)}
              options={plan.options.map((option) => ({
                value: option.id,
                label: `${option.id}: ${option.programs.map((each) => each.name).join(' + ')}`,
              }))}
            />
            <SelectField
              label={t('check.objective')}
              value={objective}
              onChange={change(setObjective)}
              options={OBJECTIVES.map((each) => ({ value: each, label: t(`check.objectives.${each}`) }))}
            />
            {objective === 'kw' ? (
              <NumberField
                label={t('check.target')}
                value={targetKw}
                onChange={change(setTargetKw)}
                unit="kW"
                min={1}
              />
            ) : null}
            <NumberField
              label={t('check.start')}
              value={inMinutes}
              onChange={change(setInMinutes)}
              unit="min"
              min={0}
              hint={t('check.startHint')}
            />
            <NumberField
              label={t('check.duration')}
              value={minutes}
              onChange={change(setMinutes)}
              unit="min"
              min={5}
              hint={t('check.durationHint', { n: Math.round(plan.durationMinutes) })}
            />
            <NumberField
              label={t('check.spread')}
              value={spread}
              onChange={change(setSpread)}
              unit="min"
              min={0}
              max={60}
              step={5}
              hint={t('check.spreadHint')}
            />
          </div>
          <label className="r-check" style={{ marginTop: 8 }}>
            <input
              type="checkbox"
              checked={automatic}
              onChange={(event) => change(setAutomatic)(event.target.checked)}
            />
            <span>{t('check.nextStage')}</span>
          </label>
          <Refusal problem={check.problem} />
          {checked ? <PlanCheckResult result={checked.result} /> : null}
          <Refusal problem={proceed.problem} />
        </div>
        <div className="r-dialog-foot">
          <button type="button" className="r-btn" onClick={onClose}>
            {t('action.cancel')}
          </button>
          <button
            type="submit"
            className="r-btn primary"
            disabled={check.busy || proceed.busy || (checked !== null && refused)}
          >
            {checked ? t('dock.yes') : t('check.look')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
