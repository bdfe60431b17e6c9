'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { RecommendationOption } from '@/lib/protocol/recommendation'
import { useRoom } from '../shell/room-context'

type Props = {
  options: RecommendationOption[]
  neededKw: number
  chosenId: string
  onChoose?: (id: string) => void
}

/** Options by rank: what they call, expected kW with its band against the need, chance, cost, lead time. */
export function PlanOptions({ options, neededKw, chosenId, onChoose }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const group = useId()
  const full = Math.max(neededKw, ...options.map((option) => option.highKw)) * 1.12
  const band = (kw: number) => (kw >= 10 ? format.whole(kw) : format.number(kw))
  const share = (kw: number) => `${(100 * Math.max(0, kw)) / full}%`
  return (
    <fieldset>
      <legend className="visually-hidden">{t('plan.options')}</legend>
      <div className="plan-row plan-head" aria-hidden="true">
        <span />
        <span>{t('plan.col.band')}</span>
        <span className="number">{t('plan.col.pEnough')}</span>
        <span className="number">{t('plan.col.cost')}</span>
        <span className="number">{t('plan.col.lead')}</span>
      </div>
      {options.map((option) => (
        <label key={option.id} className={`plan-row${option.id === chosenId ? ' chosen' : ''}`}>
          <input
            className="visually-hidden"
            type="radio"
            name={group}
            checked={option.id === chosenId}
            disabled={!onChoose}
            onChange={() => onChoose?.(option.id)}
          />
          <span className="plan-rank">{option.id}</span>
          <span className="plan-title ellipsis" title={programsOf(option)}>
            {programsOf(option)}
          </span>
          <span className="plan-kw">
            <span className="nowrap">
              <b>{format.number(option.expectedKw)}</b>{' '}
              <span className="muted">
                {band(option.lowKw)}–{band(option.highKw)}
              </span>
            </span>
            <span className="range-bar" aria-hidden="true">
              <i style={{ left: share(option.lowKw), width: share(option.highKw - option.lowKw) }} />
              <b style={{ left: share(option.expectedKw) }} />
              <s style={{ left: share(neededKw) }} />
            </span>
          </span>
          <span className={`number${(option.pEnough ?? 0) >= 0.9 ? ' strong' : ''}`}>
            {option.pEnough === undefined
              ? '–'
              : `${format.percent(Math.floor(100 * option.pEnough + 1e-9))} %`}
          </span>
          <span className="number">{format.money(option.cost.amountMinor, option.cost.currency)}</span>
          <span className="number">{t('unit.minutes', { n: Math.round(option.leadMinutes) })}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function programsOf(option: RecommendationOption): string {
  return option.programs.map((program) => `${program.name} ${program.participants}`).join(' + ')
}
