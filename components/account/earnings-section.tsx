'use client'

import { CircleCheck, CircleSlash, Clock } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { Status } from '@/components/ui/status'
import { useList } from '@/lib/client/use-list'
import type { CreditDto, MyEventDto } from '@/lib/protocol/me'
import { ListBody, Section } from './section'
import { Trouble } from './trouble'

/** Fetched when somebody asks: the picture and the steps weigh more than the list. */
const ResultDialog = lazy(() =>
  import('./result-dialog').then((module) => ({ default: module.ResultDialog })),
)

export function EarningsSection() {
  const t = useTranslations('account')
  const list = useList<MyEventDto>('/api/me/events?limit=50')
  return (
    <Section id="earnings" title={t('sections.earnings')} note={t('earnings.note')}>
      <Credits />
      <ListBody list={list} empty={<p>{t('earnings.empty')}</p>}>
        {(events) => (
          <div className="list-box">
            <EarningsTable events={events} />
          </div>
        )}
      </ListBody>
    </Section>
  )
}

function EarningsTable({ events }: { events: MyEventDto[] }) {
  const t = useTranslations('account.earnings')
  const formats = useFormats()
  const currency = events[0]?.currency ?? 'USD'
  const totalMinor = events.reduce((sum, event) => sum + (event.amountMinor ?? 0), 0)
  const totalKwh = events.reduce((sum, event) => sum + (event.energyKwh ?? 0), 0)
  const [shown, setShown] = useState<MyEventDto | null>(null)
  return (
    <>
      <table className="sheet-table">
        <caption className="sr-only">{t('earned')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('event')}</th>
            <th scope="col" className="wide-only">
              {t('time')}
            </th>
            <th scope="col" data-align="end">
              {t('less')}
            </th>
            <th scope="col" data-align="end">
              {t('earned')}
            </th>
            <th scope="col" data-align="end">
              {t('status')}
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.activationId}>
              <th scope="row" className="whitespace-nowrap">
                <span className="max-tablet:hidden">{formats.weekdayShort(event.startAt)}</span>
                <span className="tablet:hidden">{formats.day(event.startAt)}</span>
                {event.amountMinor === null || event.response === 'declined' ? null : (
                  <button
                    type="button"
                    className="row-link"
                    aria-label={t('howOf', { day: formats.weekdayShort(event.startAt) })}
                    onClick={() => setShown(event)}
                  >
                    {t('how')}
                  </button>
                )}
              </th>
              <td className="wide-only">{formats.timeRange(event.startAt, event.endAt)}</td>
              <td data-align="end">{event.energyKwh === null ? '' : formats.kwh(event.energyKwh)}</td>
              <td data-align="end">
                {event.amountMinor === null ? '' : formats.money(event.amountMinor, event.currency)}
              </td>
              <td data-align="end">
                <EventStatus event={event} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td className="wide-only" />
            <td data-align="end">{formats.kwh(totalKwh)}</td>
            <td data-align="end" className="text-earn">
              {formats.money(totalMinor, currency)}
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
      {shown && (
        <Suspense>
          <ResultDialog event={shown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </>
  )
}

function EventStatus({ event }: { event: MyEventDto }) {
  const t = useTranslations('account.earnings')
  if (event.response === 'declined') return <Status icon={<CircleSlash size={16} />}>{t('skipped')}</Status>
  if (event.amountMinor === null) return <Status icon={<Clock size={16} />}>{t('open')}</Status>
  if (event.provisional)
    return (
      <Status tone="warn" icon={<Clock size={16} />}>
        {t('provisional')}
      </Status>
    )
  return <Status icon={<CircleCheck size={16} />}>{t('final')}</Status>
}

/** What programs pay beside their events; nothing is said where there is none. */
function Credits() {
  const t = useTranslations('account.earnings')
  const formats = useFormats()
  const list = useList<CreditDto>('/api/me/credits?limit=50')
  if (list.items === null) return list.problem && <Trouble problem={list.problem} onRetry={list.reload} />
  if (list.items.length === 0) return null
  return (
    <div className="list-box">
      <table className="sheet-table">
        <caption className="sr-only">{t('credits')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('credits')}</th>
            <th scope="col">{t('program')}</th>
            <th scope="col" data-align="end">
              {t('earned')}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.items.map((credit) => (
            <tr key={credit.id}>
              <th scope="row">
                {t(`credit.${credit.kind}`, {
                  month: formats.month(credit.month),
                  year: credit.month.slice(0, 4),
                })}
              </th>
              <td>{credit.programName}</td>
              <td data-align="end" className="text-earn">
                {formats.money(credit.amountMinor, credit.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="p-4 text-body text-muted text-pretty">{t('creditsNote')}</p>
    </div>
  )
}
