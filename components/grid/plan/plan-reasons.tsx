'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RecommendationDto, RecommendationOption } from '@/lib/protocol/recommendation'
import { useRoom } from '../shell/room-context'
import { Icon } from '../symbols/icon'

const SHOWN = 2

/** Why the chosen option stands where it does, and why the rest was left out. */
export function PlanReasons({
  plan,
  chosen,
}: {
  plan: RecommendationDto
  chosen: RecommendationOption | undefined
}) {
  const t = useTranslations('grid-ui')
  const spanish = useRoom().locale === 'es'
  const [all, setAll] = useState(false)
  const reasons = (spanish && chosen?.reasonsEs) || chosen?.reasons
  const excluded = all ? plan.excluded : plan.excluded.slice(0, SHOWN)
  if (!chosen && plan.excluded.length === 0) return null
  return (
    <ul className="reasons">
      {reasons?.map((reason) => (
        <li key={reason}>
          <Icon name="check" size={11} className="act-text" />
          <span>
            {chosen?.id}: {reason}
          </span>
        </li>
      ))}
      {excluded.map((each) => (
        <li key={each.programId}>
          <Icon name="cross" size={11} />
          <span>
            {each.name}: {(spanish && each.reasonEs) || each.reason}
          </span>
        </li>
      ))}
      {plan.excluded.length > SHOWN ? (
        <li>
          <button type="button" className="r-link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('plan.fewerExcluded') : t('plan.moreExcluded', { n: plan.excluded.length - SHOWN })}
          </button>
        </li>
      ) : null}
    </ul>
  )
}
