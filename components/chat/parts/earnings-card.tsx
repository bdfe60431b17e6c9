'use client'

import { CircleCheck, Clock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Status } from '@/components/ui/status'
import { Card, CardHead } from '../card'
import { useFormats } from '../chat-context'
import type { PartProps } from '../part-view'

export function EarningsCard({ part }: PartProps<'earnings'>) {
  const t = useTranslations('chat')
  const formats = useFormats()
  const credits = part.credits ?? []
  return (
    <Card label={t('lists.earnings')}>
      <CardHead
        title={t('lists.earnings')}
        end={<b className="text-price num text-earn">{formats.money(part.totalMinor, part.currency)}</b>}
      />
      {part.items.length + credits.length === 0 ? (
        <p className="text-body text-muted">{t('lists.none')}</p>
      ) : (
        <table className="lines">
          <caption className="sr-only">{t('lists.earnings')}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('lists.event')}</th>
              <th scope="col">{t('lists.earned')}</th>
            </tr>
          </thead>
          <tbody>
            {part.items.map((item) => (
              <tr key={item.activationId}>
                <th scope="row">
                  {formats.weekdayShort(item.at)}
                  <small>
                    {item.name}, {t('event.lessLabel', { energy: formats.kwh(item.energyKwh) })}
                  </small>
                </th>
                <td>
                  {formats.money(item.amountMinor, part.currency)}
                  <span className="flex justify-end">
                    {item.state === 'final' ? (
                      <Status icon={<CircleCheck size={16} />}>{t('event.final')}</Status>
                    ) : (
                      <Status tone="warn" icon={<Clock size={16} />}>
                        {t('event.provisional')}
                      </Status>
                    )}
                  </span>
                </td>
              </tr>
            ))}
            {credits.map((credit) => (
              <tr key={credit.id}>
                <th scope="row">
                  {t(`lists.credit.${credit.kind}`, {
                    month: formats.month(credit.month),
                    year: credit.month.slice(0, 4),
                  })}
                  <small>{credit.name}</small>
                </th>
                <td>
                  {formats.money(credit.amountMinor, part.currency)}
                  <span className="flex justify-end">
                    <Status icon={<CircleCheck size={16} />}>{t('event.final')}</Status>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
