'use client'

import { useTranslations } from 'use-intl'
import type { RequestProblem } from '@/lib/client/grid/call-api'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { ActivationHomes } from '@/lib/protocol/activation-homes'
import type { Readings } from '../asset/use-readings'
import { useGrid, useRoom } from '../shell/room-context'
import { ProblemNote } from '../states/problem-note'
import { ByProgram } from './by-program'
import { Delivery } from './delivery'
import { Funnel } from './funnel'
import { HomesChart } from './homes-chart'
import { HomesTable } from './homes-table'
import { TransformerChart } from './transformer-chart'
import { useEventReadings } from './use-event-readings'

type Props = {
  activation: ActivationDto
  homes: ActivationHomes | null
  problem: RequestProblem | null
  onRetry: () => void
}

/** A running activation: who answers, what it does to the homes and to the transformer. */
export function ActivationProgress(props: Props) {
  const { readings, backAt } = useEventReadings(props.activation)
  const transformer = useGrid((state) => state.transformers.get(props.activation.transformerId))
  return (
    <ProgressPanels
      {...props}
      readings={readings}
      backAt={backAt}
      load={{ kw: transformer?.loadKw ?? null, percent: transformer?.loadPercent ?? null }}
    />
  )
}

type Load = { kw: number | null; percent: number | null }
type PanelsProps = Props & { readings: Readings; backAt: number | null; load: Load }

/** The same for any instant: what is known then comes from outside. */
export function ProgressPanels(props: PanelsProps) {
  const { activation, homes, problem, onRetry, readings, backAt, load } = props
  const t = useTranslations('grid-ui')
  return (
    <div className="page-body activation-grid r-scroll">
      <div className="r-col">
        <Funnel activation={activation} homes={homes?.homes ?? null} />
        <ByProgram activation={activation} homes={homes?.homes ?? null} />
        <Delivery activation={activation} homes={homes} />
      </div>
      <div className="activation-charts">
        <ProgressKpis activation={activation} homes={homes} backAt={backAt} load={load} />
        <HomesChart activation={activation} homes={homes} />
        <TransformerChart activation={activation} readings={readings} backAt={backAt} />
      </div>
      {problem && !homes ? (
        <section className="r-panel">
          <ProblemNote title={t('activation.homesFailed')} problem={problem} onRetry={onRetry} />
        </section>
      ) : (
        <HomesTable activation={activation} homes={homes?.homes ?? null} />
      )}
    </div>
  )
}

type KpiProps = {
  activation: ActivationDto
  homes: ActivationHomes | null
  backAt: number | null
  load: Load
}

function ProgressKpis({ activation, homes, backAt, load }: KpiProps) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const newest = homes?.curve.filter((point) => point.actualKw !== null && point.baselineKw !== null).at(-1)
  const during = newest && Date.parse(newest.at) >= Date.parse(activation.startAt) - 900_000
  const reduction = newest && during ? newest.baselineKw! - newest.actualKw! : null
  return (
    <div className="kpis">
      <div>
        <div className="key-label">{t('activation.kpi.reduction')}</div>
        <div className="key-value">
          {reduction === null ? '–' : format.number(Math.round(reduction * 10) / 10)}
          <span className="unit">kW</span>
        </div>
        <div className="micro muted ellipsis">
          {reduction === null || activation.expectedKw === 0
            ? t('activation.kpi.expected', { kw: format.number(activation.expectedKw) })
            : t('activation.kpi.ofExpected', {
                time: format.minute(newest!.at),
                percent: format.percent((100 * reduction) / activation.expectedKw),
                kw: format.number(activation.expectedKw),
              })}
        </div>
      </div>
      <div>
        <div className="key-label">{t('activation.kpi.needed')}</div>
        <div className="key-value">
          {format.number(activation.neededKw)}
          <span className="unit">kW</span>
        </div>
        <div className="micro muted ellipsis">
          {t('activation.kpi.band', {
            low: format.number(activation.lowKw),
            high: format.number(activation.highKw),
          })}
        </div>
      </div>
      <div>
        <div className="key-label">{t('activation.kpi.load', { id: activation.transformerId })}</div>
        <div className="key-value">
          {load.percent === null ? '–' : format.percent(load.percent)}
          <span className="unit">%</span>
        </div>
        <div className="micro muted ellipsis">
          {load.kw === null
            ? ''
            : t('activation.kpi.ofLimit', {
                kw: format.number(load.kw),
                limit: format.whole(activation.limitKw),
              })}
        </div>
      </div>
      <div>
        <div className="key-label">{t('activation.kpi.back')}</div>
        <div className="key-value">{backAt === null ? '–' : format.minute(backAt)}</div>
        <div className="micro muted ellipsis">
          {t(backAt !== null ? 'activation.kpi.backNote' : 'activation.kpi.notBackNote')}
        </div>
      </div>
    </div>
  )
}
