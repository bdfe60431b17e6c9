'use client'

import { useTranslations } from 'use-intl'
import { SOLAR_STAGES } from '@/lib/domain/solar/stages'
import type { SolarOrderDto } from '@/lib/protocol/admin-customers'
import { useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'

type Props = { orders: SolarOrderDto[]; onAdvance: (order: SolarOrderDto) => void }

export function SolarTable({ orders, onAdvance }: Props) {
  const t = useTranslations('customers-ui')
  const { format } = useRoom()
  const permission = usePermission('operator')
  return (
    <table className="r-table solar-table">
      <thead className="pinned">
        <tr>
          <th>{t('solar.order')}</th>
          <th>{t('solar.offer')}</th>
          <th>{t('solar.meter')}</th>
          <th>{t('solar.stage')}</th>
          <th>{t('solar.since')}</th>
          <th>{t('solar.visit')}</th>
          <th className="number">{t('solar.price')}</th>
          <th>{t('solar.next')}</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.id}>
            <td className="strong">{order.reference}</td>
            <td>{order.offerName}</td>
            <td className="muted">{order.maskedMeterId}</td>
            <td>
              <Stage order={order} />
            </td>
            <td className="muted">{format.dayMinute(order.stageSince)}</td>
            <td className="muted">{order.visitAt ? format.dayMinute(order.visitAt) : '–'}</td>
            <td className="number">
              {order.totalMinor !== null && order.currency
                ? format.money(order.totalMinor, order.currency)
                : '–'}
            </td>
            <td>
              {order.nextStage ? (
                <button
                  type="button"
                  className="r-btn tiny"
                  disabled={!permission.allowed}
                  title={permission.reason}
                  onClick={() => onAdvance(order)}
                >
                  {t('solar.advance', { stage: t(`stage.${order.nextStage}`) })}
                </button>
              ) : (
                <span className="muted">{t('solar.done')}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Where the order stands: its name, and a step for each stage. */
function Stage({ order }: { order: SolarOrderDto }) {
  const t = useTranslations('customers-ui')
  const at = order.stage ? SOLAR_STAGES.indexOf(order.stage) : -1
  const isCanceled = order.state === 'cancelled'
  return (
    <span className="r-row">
      <span className="stage-steps" aria-hidden="true">
        {SOLAR_STAGES.map((stage, i) => (
          <i key={stage} className={i < at || stage === order.stage ? (i < at ? 'done' : 'now') : ''} />
        ))}
      </span>
      <span className={`r-chip${isCanceled ? '' : ' ink'}`}>
        {t(`stage.${isCanceled || !order.stage ? 'canceled' : order.stage}`)}
      </span>
      <span className="muted small">{t('solar.step', { n: at + 1, of: SOLAR_STAGES.length })}</span>
      {order.simulated ? (
        <span className="r-chip sim" title={t('solar.simulatedTitle')}>
          {t('solar.simulated')}
        </span>
      ) : null}
    </span>
  )
}
