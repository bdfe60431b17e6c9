'use client'

import { useTranslations } from 'use-intl'
import { isOutside } from '@/lib/client/grid/plan-effect'
import { useRoom } from '../shell/room-context'
import type { Forecast } from './use-forecast'

/** What made the forecast and how well that did, and what it means for the winding: risk, time to the limit, ageing. */
export function ForecastNote({ forecast, loadKw }: { forecast: Forecast; loadKw: number | null }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { model, pOverLimit, hotSpotLimitC, timeToLimitAt, timeToLimitP90At, ageingDays } = forecast
  const name = t(`forecast.model.${model.name}`)
  const now = forecast.high[0]?.at ?? 0
  const outside = isOutside({ now, loadKw, limitKw: forecast.limitKw, forecast })
  const parts = [
    model.skill === null || model.maeKw === null
      ? t('forecast.unjudged', { name })
      : t(`forecast.${verdictOf(model.name, model.skill)}`, {
          name,
          percent: format.percent(100 * Math.abs(model.skill)),
          mae: format.number(model.maeKw),
        }),
    ...(outside ? [t('forecast.outside')] : consequences()),
  ]
  return <p className="muted micro forecast-note">{parts.filter(Boolean).join(' ')}</p>

  function consequences() {
    return [
      pOverLimit === null
        ? null
        : t('forecast.risk', {
            limit: format.whole(hotSpotLimitC),
            percent: format.percent(100 * pOverLimit),
          }),
      timeToLimitAt
        ? t('forecast.passes', { time: format.minute(timeToLimitAt) })
        : timeToLimitP90At
          ? t('forecast.mayPass', { time: format.minute(timeToLimitP90At) })
          : null,
      ageingDays === null
        ? null
        : ageingDays < 0.05
          ? t('forecast.littleAgeing')
          : t('forecast.ageing', { days: format.number(ageingDays) }),
    ]
  }
}

/** A negative skill beside the day before repeated is the learned model's, which stepped back for it. */
function verdictOf(name: string, skill: number): 'skill' | 'worse' | 'plain' | 'steppedBack' {
  if (name === 'seasonal-naive') return skill < 0 ? 'steppedBack' : 'plain'
  return skill < 0 ? 'worse' : 'skill'
}
