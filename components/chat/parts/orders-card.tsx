'use client'

import { useTranslations } from 'use-intl'
import { Status } from '@/components/ui/status'
import { Card, Facts } from '../card'
import { useFormats } from '../chat-context'
import type { PartProps } from '../part-view'

export function OrdersCard({ part }: PartProps<'orders'>) {
  const t = useTranslations('chat')
  const formats = useFormats()
  return (
    <Card label={t('lists.orders')}>
      <h2 className="text-title">{t('lists.orders')}</h2>
      {part.items.length === 0 && <p className="text-body text-muted">{t('lists.none')}</p>}
      {part.items.map((item) => (
        <div key={item.orderId} className="grid gap-4 border-t border-line pt-4">
          <div className="card-head">
            <div className="grid gap-0.5">
              <h3 className="text-fact font-medium">{item.name}</h3>
              <p className="text-label text-muted">
                {t('lists.since', { reference: item.reference, date: formats.dayYear(item.at) })}
              </p>
            </div>
            <Status tone={item.state === 'active' ? 'on' : 'plain'}>
              {item.stage ?? t(`receipt.state.${item.state}`)}
            </Status>
          </div>
          <Facts facts={item.facts} />
        </div>
      ))}
    </Card>
  )
}
