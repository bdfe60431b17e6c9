'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { alarmRate, FLOOD_ENDS_BELOW, type FloodGroup } from '@/lib/client/grid/flood'
import { formatSpan } from '@/lib/client/grid/room-format'
import type { AlertDto } from '@/lib/protocol/alert'
import { useAlarmMessage } from '../alarms/use-alarm-message'
import { useGrid, useRoom } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { RateBars } from './rate-bars'

const FIRST_SHOWN = 6

/** During a flood: how fast alarms come, what came first on the worst feeder, and what it affects. */
export function FloodSide({ groups }: { groups: FloodGroup[] }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const alerts = useGrid((state) => state.alerts)
  const transformers = useGrid((state) => state.transformers)
  const activations = useGrid((state) => state.activations)
  const now = useWallNow(5000)
  const rate = useMemo(() => alarmRate(alerts.values(), now + 5000), [alerts, now])
  const worst = groups[0]
  const arrived = worst?.arrived ?? []
  const hit = useMemo(() => {
    const ids = new Set((worst?.alerts ?? []).map((alert) => alert.transformerId))
    return [...transformers.values()].filter((transformer) => ids.has(transformer.id))
  }, [worst, transformers])
  const open = [...activations.values()].filter((each) =>
    ['scheduled', 'notifying', 'active'].includes(each.state),
  ).length
  return (
    <section className="asset r-scroll" aria-label={t('flood.side')}>
      <div className="r-head">
        <h2>{t('flood.rate')}</h2>
        <span className="muted small">{t('flood.rateNote')}</span>
        <span className="r-grow" />
        <span className="muted small">{t('flood.ends', { n: FLOOD_ENDS_BELOW })}</span>
      </div>
      <RateBars rate={rate} now={now} />
      {worst && arrived.length > 0 ? (
        <>
          <div className="r-head divide">
            <h2>{t('flood.firstOut', { name: worst.name })}</h2>
            <span className="muted small ellipsis">{t('flood.firstOutNote')}</span>
          </div>
          <table className="r-table">
            <thead>
              <tr>
                <th className="number">{t('flood.col.after')}</th>
                <th>{t('alarm.col.asset')}</th>
                <th>{t('alarm.col.message')}</th>
              </tr>
            </thead>
            <tbody>
              {arrived.slice(0, FIRST_SHOWN).map((alert) => (
                <FirstRow key={alert.id} alert={alert} start={Date.parse(arrived[0]!.raisedAt)} />
              ))}
            </tbody>
          </table>
          <div className="r-head divide">
            <h2>{t('flood.affected')}</h2>
          </div>
          <div className="key-values" style={{ gridTemplateColumns: '1fr 1fr 1fr' }}>
            <Fact label={t('flood.homes')} value={format.whole(hit.reduce((n, each) => n + each.homes, 0))} />
            <Fact label={t('flood.transformers')} value={format.whole(hit.length)} />
            <Fact label={t('flood.activations')} value={format.whole(open)} />
          </div>
        </>
      ) : null}
    </section>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <div className="key-label">{label}</div>
      <div className="key-value">{value}</div>
    </div>
  )
}

function FirstRow({ alert, start }: { alert: AlertDto; start: number }) {
  const { format } = useRoom()
  const message = useAlarmMessage(alert)
  const after = (Date.parse(alert.raisedAt) - start) / 1000
  return (
    <tr>
      <td className="number">
        {after < 60 ? `${format.number(Math.round(after * 10) / 10)} s` : formatSpan(after * 1000)}
      </td>
      <td>{alert.transformerId ?? alert.externalId}</td>
      <td className="ellipsis" style={{ maxWidth: 220 }}>
        {message}
      </td>
    </tr>
  )
}
