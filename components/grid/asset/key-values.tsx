'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { worstOf } from '@/lib/client/grid/alert-order'
import { formatSpan } from '@/lib/client/grid/room-format'
import type { TransformerDto } from '@/lib/protocol/grid'
import { useGrid, useRoom } from '../shell/room-context'
import { LoadBar } from '../symbols/load-bar'
import { PriorityMark } from '../symbols/priority-mark'
import { ValueBar } from '../symbols/value-bar'

const HOT_SPOT_LIMIT_C = 120
const TOP_OIL_LIMIT_C = 105

type Props = { transformer: TransformerDto; stale: boolean; now: number }

/** Four numbers, each beside its limit. */
export function KeyValues({ transformer, stale, now }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const alerts = useGrid((state) => state.alerts)
  const alarm = useMemo(() => worstOf(alerts.values(), transformer.id), [alerts, transformer.id])
  const old = stale ? ' old' : ''
  const hotSpotLimitC = transformer.stress?.hotSpotLimitC ?? HOT_SPOT_LIMIT_C
  const minutesToLimit = stale ? null : (transformer.stress?.minutesToLimit ?? null)
  const limitPercent = Math.round((100 * transformer.limitKw) / transformer.ratedKw)
  return (
    <div className="key-values">
      <div>
        <div className="key-label">
          <span title={transformer.simulated ? t('asset.simulatedHelp') : undefined}>
            {t(
              (transformer.loadKw ?? 0) < 0
                ? 'asset.reverseFlow'
                : transformer.simulated
                  ? 'asset.loadSimulated'
                  : 'asset.load',
            )}
          </span>
          {alarm ? <PriorityMark priority={alarm.priority} unseen={alarm.unacknowledged} size={15} /> : null}
        </div>
        <div className="r-row" style={{ gap: 6, alignItems: 'baseline' }}>
          <span className={`key-value first${old}`}>
            {transformer.loadPercent === null ? '–' : format.percent(transformer.loadPercent)}
            <span className="unit">%</span>
          </span>
          <span className="small medium nowrap">
            {transformer.loadKw === null ? '' : `${format.number(transformer.loadKw)} kW`}
          </span>
        </div>
        <LoadBar percent={transformer.loadPercent} priority={alarm?.priority ?? null} stale={stale} />
        <div className="micro muted nowrap">
          {t('asset.limit', { percent: limitPercent, kw: format.whole(transformer.limitKw) })}
        </div>
      </div>
      {stale && transformer.observedAt ? (
        <div>
          <div className="key-label">{t('asset.age')}</div>
          <div className="key-value">{formatSpan(now - Date.parse(transformer.observedAt))}</div>
          <div className="micro muted">{t('asset.ageNote')}</div>
        </div>
      ) : transformer.hotSpotC === null ? (
        <KeyValue
          label={t('asset.ambient')}
          value={transformer.ambientC === null ? null : format.whole(transformer.ambientC)}
          unit="°C"
          note={transformer.ambientC === null ? t('asset.notMeasured') : t('asset.ambientNote')}
        />
      ) : (
        <KeyValue
          label={t('asset.hotSpot')}
          value={format.number(Math.round(transformer.hotSpotC))}
          unit="°C"
          note={t('asset.hotSpotNote', { limit: hotSpotLimitC })}
          bar={<ValueBar value={transformer.hotSpotC} full={150} limits={[hotSpotLimitC]} />}
        />
      )}
      {transformer.topOilC === null ? (
        <KeyValue label={t('asset.topOil')} value={null} unit="" note={t('asset.notMeasured')} />
      ) : (
        <KeyValue
          label={t('asset.topOil')}
          value={format.number(Math.round(transformer.topOilC))}
          unit="°C"
          note={t('asset.topOilNote', { limit: TOP_OIL_LIMIT_C })}
          old={stale}
          bar={<ValueBar value={transformer.topOilC} full={150} limits={[TOP_OIL_LIMIT_C]} stale={stale} />}
        />
      )}
      {minutesToLimit === null ? (
        <KeyValue
          label={t('asset.enrolled')}
          value={format.whole(transformer.enrolled)}
          unit=""
          note={t('asset.enrolledNote', { homes: transformer.homes })}
          bar={<ValueBar value={transformer.enrolled} full={Math.max(1, transformer.homes)} limits={[]} />}
        />
      ) : (
        <KeyValue
          label={t('asset.toLimit', { limit: hotSpotLimitC })}
          value={formatSpan(minutesToLimit * 60_000)}
          unit=""
          note={t('asset.toLimitNote', { time: format.minute(now + minutesToLimit * 60_000) })}
        />
      )}
    </div>
  )
}

function KeyValue(props: {
  label: string
  value: string | null
  unit: string
  note: string
  bar?: React.ReactNode
  old?: boolean
}) {
  return (
    <div>
      <div className="key-label">{props.label}</div>
      <div className={`key-value${props.old ? ' old' : ''}`}>
        {props.value ?? '–'}
        <span className="unit">{props.value === null ? '' : props.unit}</span>
      </div>
      {props.bar ?? <span style={{ display: 'block', height: 13 }} />}
      <div className="micro muted ellipsis">{props.note}</div>
    </div>
  )
}
