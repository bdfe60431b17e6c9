'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { ActivationHomes } from '@/lib/protocol/activation-homes'
import { useRoom } from '../shell/room-context'
import { Icon } from '../symbols/icon'
import { NoticeLog } from './notice-log'

const DECLINED_MARK = 0.1

/** Notices by channel, and the two rules that watch an event. */
export function Delivery({
  activation,
  homes,
}: {
  activation: ActivationDto
  homes: ActivationHomes | null
}) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const [log, setLog] = useState(false)
  const { asked, declined } = activation.funnel
  const share = asked === 0 ? 0 : declined / asked
  return (
    <section className="r-panel" aria-label={t('activation.delivery')}>
      <div className="r-head">
        <h2>{t('activation.delivery')}</h2>
        <span className="muted small">{t('activation.deliveryNote')}</span>
        <span className="r-grow" />
        <button type="button" className="r-btn tiny" onClick={() => setLog(true)}>
          {t('notices.open')}
        </button>
      </div>
      <table className="r-table">
        <thead>
          <tr>
            <th>{t('activation.col.channel')}</th>
            <th className="number">{t('activation.col.sent')}</th>
            <th className="number">{t('activation.col.delivered')}</th>
            <th className="number">{t('activation.col.failed')}</th>
          </tr>
        </thead>
        <tbody>
          {(homes?.delivery ?? []).map((row) => (
            <tr key={row.channel}>
              <td>{channelName(t, row.channel)}</td>
              <td className="number">{format.whole(row.sent)}</td>
              <td className="number">{format.whole(row.delivered)}</td>
              <td className={`number${row.failed > 0 ? ' strong' : ''}`}>{format.whole(row.failed)}</td>
            </tr>
          ))}
          {homes && homes.delivery.length === 0 ? (
            <tr>
              <td colSpan={4} className="muted">
                {t('activation.noNotices')}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {asked > 0 ? (
        <ul className="reasons" style={{ borderTop: '1px solid var(--line)' }}>
          <li>
            <Icon name={share <= DECLINED_MARK ? 'check' : 'cross'} size={11} className="act-text" />
            <span>
              {t(share <= DECLINED_MARK ? 'activation.declinedUnder' : 'activation.declinedOver', {
                percent: format.percent(100 * share),
              })}
            </span>
          </li>
        </ul>
      ) : null}
      {log ? <NoticeLog activation={activation} onClose={() => setLog(false)} /> : null}
    </section>
  )
}

const CHANNELS = ['chat', 'sms', 'email', 'device'] as const
export function channelName(t: ReturnType<typeof useTranslations<'grid-ui'>>, channel: string): string {
  const known = CHANNELS.find((each) => each === channel)
  return known ? t(`activation.channel.${known}`) : channel
}
