'use client'

import { useTranslations } from 'use-intl'
import { SOLAR_STAGES } from '@/lib/domain/solar/stages'
import type { OrderDto } from '@/lib/protocol/order'

const AGREEING = ['selected', 'initialised'] as const
const ENROLLING = [...AGREEING, 'confirmed', 'active'] as const
// A solar order is agreed to once; from then on the installer's stages are what moves.
const BUILDING = [...AGREEING, ...SOLAR_STAGES] as const

type Step = (typeof ENROLLING)[number] | (typeof BUILDING)[number]

/** How far an order is: what is behind it, where it stands, what is still to come. */
export function OrderStages({ order }: { order: OrderDto }) {
  const t = useTranslations('account.orders')
  const steps: readonly Step[] = order.domain === 'solar' ? BUILDING : ENROLLING
  const at = steps.indexOf(standsAt(order))
  const isOver = at === steps.length - 1
  return (
    <ol className="stages" aria-label={t('stages')}>
      {steps.map((step, i) => (
        <li
          key={step}
          data-state={i < at || (i === at && isOver) ? 'past' : i === at ? 'now' : 'next'}
          aria-current={i === at ? 'step' : undefined}
        >
          {t(step === 'initialised' && i < at ? 'stage.quoted' : `stage.${step}`)}
        </li>
      ))}
    </ol>
  )
}

function standsAt({ domain, state, stage }: OrderDto): Step {
  if (domain !== 'solar') return state as Step
  if (state === 'active' || state === 'confirmed')
    return SOLAR_STAGES.find((one) => one === stage) ?? 'site-visit'
  return state as Step
}
