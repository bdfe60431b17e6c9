'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { ActivationHome } from '@/lib/protocol/activation-homes'
import { useRoom } from '../shell/room-context'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'
import { channelName } from './delivery'

const ROW = 28

/** Everyone asked, meter ids masked; only the rows in view exist. */
export function HomesTable({
  activation,
  homes,
  settled,
}: {
  activation: ActivationDto
  homes: ActivationHome[] | null
  /** Rewards instead of what each home used */
  settled?: boolean
}) {
  const t = useTranslations('grid-ui')
  const currency = activation.settlement?.currency
  const [notOnly, setNotOnly] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const out = (homes ?? []).filter((home) => !takesPart(home))
  const measured = (homes ?? []).some((home) => home.reductionKw !== null)
  const rows = notOnly ? out : (homes ?? [])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <section className="r-panel homes" aria-label={t('activation.homes')}>
      <div className="r-head">
        <h2>{t('activation.homes')}</h2>
        {settled ? null : (
          <span className="muted small">{t('activation.homesNote', { n: activation.funnel.asked })}</span>
        )}
        <span className="r-grow" />
        <fieldset className="r-seg" aria-label={t('activation.whichHomes')}>
          <button type="button" aria-pressed={!notOnly} onClick={() => setNotOnly(false)}>
            {t('alert.all')}
          </button>
          <button type="button" aria-pressed={notOnly} onClick={() => setNotOnly(true)}>
            {t('activation.notTakingPart', { n: out.length })}
          </button>
        </fieldset>
        <a className="r-btn tiny" href={`/api/grid/activations/${activation.id}/participants.csv`} download>
          <Icon name="download" size={12} />
          CSV
        </a>
      </div>
      {homes === null ? (
        <Skeleton rows={10} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reachable by keyboard
        <div ref={scroller} className="r-scroll" tabIndex={0} style={{ flex: 1, minHeight: 200 }}>
          <table className="r-table">
            <thead className="pinned">
              <tr>
                <th>{t('activation.col.meter')}</th>
                <th>{t('activation.col.program')}</th>
                {settled ? null : <th>{t('activation.col.sentBy')}</th>}
                <th>{t('activation.col.reply')}</th>
                {settled || !measured ? null : (
                  <>
                    <th className="number">{t('activation.col.base')}</th>
                    <th className="number">{t('activation.col.used')}</th>
                  </>
                )}
                <th className="number">{t(measured ? 'activation.col.less' : 'activation.col.expected')}</th>
                {settled ? <th className="number">{t('activation.col.paid')}</th> : null}
              </tr>
            </thead>
            <tbody>
              {above > 0 ? <tr style={{ height: above }} /> : null}
              {items.map((item) => {
                const home = rows[item.index]
                if (!home) return null
                return (
                  <HomeRow
                    key={home.id}
                    home={home}
                    measured={measured}
                    currency={settled ? (currency ?? 'USD') : null}
                  />
                )
              })}
              {below > 0 ? <tr style={{ height: below }} /> : null}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

type RowProps = { home: ActivationHome; measured: boolean; currency: string | null }

function HomeRow({ home, measured, currency }: RowProps) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const kw = (value: number | null) => (value === null ? '–' : format.number(value))
  return (
    <tr>
      <td>
        {home.meter}
        {home.simulated ? <span className="muted"> {t('activation.simShort')}</span> : null}
        {home.startAt && home.endAt ? (
          <span className="muted" title={`${format.minute(home.startAt)}–${format.minute(home.endAt)}`}>
            {' '}
            {format.minute(home.startAt)}
          </span>
        ) : null}
      </td>
      <td className="ellipsis" style={{ maxWidth: 120 }}>
        {home.programName}
      </td>
      {currency ? null : (
        <td className="muted">{home.channels.map((channel) => channelName(t, channel)).join(', ') || '–'}</td>
      )}
      <td className={takesPart(home) ? 'muted' : 'medium'}>
        <Reply home={home} />
      </td>
      {currency || !measured ? null : (
        <>
          <td className="number">{kw(home.baselineKw)}</td>
          <td className="number">{kw(home.actualKw)}</td>
        </>
      )}
      <td className={measured ? 'number' : 'number muted'}>
        {kw(measured ? home.reductionKw : home.expectedKw)}
      </td>
      {currency ? (
        <td className="number">
          {home.amountMinor === null ? '–' : format.money(home.amountMinor, currency)}
        </td>
      ) : null}
    </tr>
  )
}

function takesPart(home: ActivationHome): boolean {
  if (home.overriddenAt || home.state === 'declined') return false
  return home.state === 'accepted' || home.participation === 'opt-out'
}

function Reply({ home }: { home: ActivationHome }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  if (home.overriddenAt) return t('activation.reply.overridden', { time: format.minute(home.overriddenAt) })
  if (home.state === 'accepted') return t('activation.reply.accepted')
  if (home.state === 'declined') return t('activation.reply.declined')
  if (!home.noticedAt) return t('activation.reply.waiting')
  if (!home.reachedAt) return t('activation.reply.notReached')
  return t(home.participation === 'opt-out' ? 'activation.reply.running' : 'activation.reply.silent')
}
