'use client'

import { useTranslations } from 'use-intl'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { ActivationHome } from '@/lib/protocol/activation-homes'
import { useRoom } from '../shell/room-context'

type Row = { key: 'asked' | 'reached' | 'accepted' | 'declined' | 'silent'; n: number; note?: string }

/** Five bars on one scale, with the reason for every loss. */
export function Funnel({ activation, homes }: { activation: ActivationDto; homes: ActivationHome[] | null }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { funnel } = activation
  const full = Math.max(1, funnel.asked)
  const overridden = homes?.filter((home) => home.overriddenAt).length ?? 0
  const devices =
    homes?.filter((home) => home.state === 'asked' && home.participation === 'opt-out').length ?? 0
  const rows: Row[] = [
    { key: 'asked', n: funnel.asked },
    {
      key: 'reached',
      n: funnel.reached,
      note:
        funnel.reached < funnel.asked
          ? t('activation.notReached', { n: funnel.asked - funnel.reached })
          : undefined,
    },
    { key: 'accepted', n: funnel.accepted },
    {
      key: 'declined',
      n: funnel.declined,
      note: overridden > 0 ? t('activation.overrides', { n: overridden }) : undefined,
    },
    {
      key: 'silent',
      n: funnel.silent,
      note: devices > 0 ? t('activation.silentDevices', { n: devices }) : undefined,
    },
  ]
  return (
    <section className="r-panel" aria-label={t('activation.participation')}>
      <div className="r-head">
        <h2>{t('activation.participation')}</h2>
        <span className="muted small">{t('activation.participationNote')}</span>
      </div>
      <div className="funnel">
        {rows.map((row) => (
          <div key={row.key} style={{ display: 'contents' }}>
            <div className="funnel-row">
              <span>{t(`activation.funnel.${row.key}`)}</span>
              <span className="funnel-bar" aria-hidden="true">
                <i
                  className={row.key === 'accepted' ? 'act' : undefined}
                  style={{ width: `${(100 * row.n) / full}%` }}
                />
              </span>
              <span className="number strong">{format.whole(row.n)}</span>
              <span className="number muted">{format.percent((100 * row.n) / full)} %</span>
            </div>
            {row.note ? <div className="funnel-note">{row.note}</div> : null}
          </div>
        ))}
      </div>
    </section>
  )
}
