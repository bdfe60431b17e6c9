'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { isOpen } from '@/lib/client/grid/alert-order'
import { newestPlan } from '@/lib/client/grid/newest-plan'
import { planEffect } from '@/lib/client/grid/plan-effect'
import type { TransformerDto } from '@/lib/protocol/grid'
import type { Forecast } from '../asset/use-forecast'
import type { ChartBand, ChartLine } from '../chart/chart-spec'
import { useGrid, useRoom } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'

const MINUTE = 60_000

export type ChartEffect = {
  lines: ChartLine[]
  bands: ChartBand[]
  words: string
  window: { from: number; to: number }
}

type Parts = {
  transformer: TransformerDto | undefined
  forecast: Forecast | null
  stale: boolean
  /** The option looked at; the first of the plan when none is */
  optionId?: string | null
}

/**
 * The load with the plan's option, or with the event that was decided and has not begun, as lines of a chart.
 * Null without a plan: nothing is promised that nobody reckoned.
 */
export function usePlanEffect({ transformer, forecast, stale, optionId }: Parts): ChartEffect | null {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const recommendations = useGrid((state) => state.recommendations)
  const activations = useGrid((state) => state.activations)
  const alerts = useGrid((state) => state.alerts)
  const now = Math.floor(useGridNow(2000) / MINUTE) * MINUTE
  return useMemo(() => {
    if (!transformer) return null
    const decided = [...activations.values()].find(
      (each) => each.transformerId === transformer.id && ['scheduled', 'notifying'].includes(each.state),
    )
    const plan = newestPlan(recommendations.values(), transformer.id)
    const open = plan?.state === 'open' ? plan : null
    const option = open?.options.find((one) => one.id === optionId) ?? open?.options[0]
    const alarmKw = [...alerts.values()]
      .filter((each) => each.transformerId === transformer.id && isOpen(each) && each.loadKw != null)
      .map((each) => each.loadKw!)
    const loads = [...(stale || transformer.loadKw === null ? [] : [transformer.loadKw]), ...alarmKw]
    const promise = decided ?? option
    if (!promise) return null
    const from = decided
      ? Date.parse(decided.startAt)
      : Math.max(now + option!.leadMinutes * MINUTE, open!.startAt ? Date.parse(open!.startAt) : 0)
    const to = decided ? Date.parse(decided.endAt) : from + open!.durationMinutes * MINUTE
    const effect = planEffect(
      promise,
      { from, to },
      {
        now,
        loadKw: loads.length > 0 ? Math.max(...loads) : null,
        limitKw: transformer.limitKw,
        forecast,
        foreseen: Boolean(open?.startAt),
      },
    )
    if (!effect) return null
    const name = decided ? decided.reference : t('chart.option', { id: option!.id })
    const peak = effect.withIt.reduce((best, point) => (point.value > best.value ? point : best))
    const at = effect.withIt.indexOf(peak)
    return {
      window: { from, to },
      lines: [
        ...(effect.lasting
          ? [
              {
                look: 'baseline' as const,
                points: effect.lasting,
                words: { text: t('chart.ifItLasts'), at: 1, after: true },
              },
            ]
          : []),
        {
          look: 'effect',
          points: effect.withIt,
          words: { text: t('chart.withOption', { name }), at: 1, after: true },
        },
      ],
      bands: [{ look: 'target', low: effect.low, high: effect.high }],
      words: t('chart.withOptionLabel', {
        name,
        from: format.minute(from),
        to: format.minute(to),
        kw: format.number(peak.value),
        low: format.number(effect.low[at]!.value),
        high: format.number(effect.high[at]!.value),
      }),
    }
  }, [transformer, forecast, stale, optionId, recommendations, activations, alerts, now, t, format])
}
