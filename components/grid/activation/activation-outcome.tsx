'use client'

import { useTranslations } from 'use-intl'
import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { ActivationHomes } from '@/lib/protocol/activation-homes'
import { useRoom } from '../shell/room-context'
import { ByProgram } from './by-program'
import { Funnel } from './funnel'
import { HomesChart } from './homes-chart'
import { HomesTable } from './homes-table'
import { QuarterHours } from './quarter-hours'
import { TransformerChart } from './transformer-chart'
import { TwoWayCheck } from './two-way-check'
import { useEventReadings } from './use-event-readings'

type Props = { activation: ActivationDto; result: ActivationResult | null; homes: ActivationHomes | null }

/** A settled activation: what was measured, whether both ends agree, what is paid. */
export function ActivationOutcome({ activation, result, homes }: Props) {
  const { readings, backAt } = useEventReadings(activation)
  return (
    <div className="page-body r-scroll" style={{ gridTemplateRows: 'auto minmax(560px, 1fr)' }}>
      <OutcomeKpis activation={activation} result={result} homes={homes} />
      <div className="result-grid" style={{ display: 'grid', gap: 12, minHeight: 0 }}>
        <div className="activation-charts two">
          <HomesChart activation={activation} homes={homes} />
          <TransformerChart activation={activation} readings={readings} backAt={backAt} />
        </div>
        <div className="r-col">
          <QuarterHours activation={activation} result={result} />
          <TwoWayCheck activation={activation} result={result} />
        </div>
        <div className="r-col">
          <Funnel activation={activation} homes={homes?.homes ?? null} />
          <ByProgram activation={activation} homes={homes?.homes ?? null} />
          <HomesTable activation={activation} homes={homes?.homes ?? null} settled />
        </div>
      </div>
    </div>
  )
}

function OutcomeKpis({ activation, result, homes }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { reductionKw, energyKwh, reboundKwh, settlement, funnel, backUnderLimitAt, reboundPeakKw } =
    activation
  const tookPart = homes?.homes.filter((home) => home.outcome === 'participated').length ?? funnel.accepted
  const number = (value: number | null) => (value === null ? '–' : format.number(Math.round(value * 10) / 10))
  return (
    <div className="kpis">
      <Kpi
        label={t('activation.kpi.measured')}
        value={number(reductionKw)}
        unit="kW"
        note={t('activation.kpi.bandExpected', {
          low: format.number(activation.lowKw),
          high: format.number(activation.highKw),
          kw: format.number(activation.expectedKw),
        })}
      />
      <Kpi
        label={t('activation.kpi.energy')}
        value={number(energyKwh)}
        unit="kWh"
        note={
          reboundKwh === null || !result?.reboundKnown
            ? t('activation.kpi.reboundUnknown')
            : reboundPeakKw
              ? t('activation.kpi.reboundPeak', { kwh: number(reboundKwh), kw: number(reboundPeakKw) })
              : t('activation.kpi.rebound', { kwh: number(reboundKwh) })
        }
      />
      <Kpi
        label={t('activation.kpi.back')}
        value={backUnderLimitAt ? format.minute(backUnderLimitAt) : '–'}
        unit=""
        note={
          backUnderLimitAt
            ? t('activation.kpi.afterStart', {
                n: Math.max(
                  0,
                  Math.round((Date.parse(backUnderLimitAt) - Date.parse(activation.startAt)) / 60_000),
                ),
              })
            : t(
                activation.overLimit === false
                  ? 'activation.kpi.neverOverNote'
                  : 'activation.kpi.notBackNote',
              )
        }
      />
      <Kpi
        label={t('activation.kpi.tookPart')}
        value={funnel.asked ? format.percent((100 * tookPart) / funnel.asked) : '–'}
        unit="%"
        note={t('activation.kpi.tookPartNote', { n: tookPart, of: funnel.asked })}
      />
      <Kpi
        label={t('activation.kpi.rewards')}
        value={settlement ? format.money(settlement.totalMinor, settlement.currency) : '–'}
        unit=""
        note={settlement ? t('activation.kpi.rewardsNote', { n: settlement.customers }) : ''}
      />
    </div>
  )
}

function Kpi(props: { label: string; value: string; unit: string; note: string }) {
  return (
    <div>
      <div className="key-label">{props.label}</div>
      <div className="key-value">
        {props.value}
        <span className="unit">{props.value === '–' ? '' : props.unit}</span>
      </div>
      <div className="micro muted ellipsis" title={props.note}>
        {props.note}
      </div>
    </div>
  )
}
