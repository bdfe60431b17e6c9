'use client'

import { useTranslations } from 'use-intl'
import { Status } from '@/components/ui/status'
import { Card, Facts } from '../card'
import { useFormats } from '../chat-context'
import type { PartProps } from '../part-view'

export function EnrollmentsCard({ part }: PartProps<'enrollments'>) {
  const t = useTranslations('chat.lists')
  const formats = useFormats()
  return (
    <Card label={t('enrollments')}>
      <h2 className="text-title">{t('enrollments')}</h2>
      {part.items.length === 0 && <p className="text-body text-muted">{t('none')}</p>}
      {part.items.map((item) => (
        <div key={item.enrollmentId} className="grid gap-4 border-t border-line pt-4">
          <div className="card-head">
            <div className="grid gap-0.5">
              <h3 className="text-fact font-medium">{item.name}</h3>
              <p className="text-label text-muted">
                {t('since', { reference: item.reference, date: formats.dayYear(item.since) })}
              </p>
            </div>
            <Status tone={item.state === 'active' ? 'on' : 'plain'}>
              {t(`enrollmentState.${item.state}`)}
            </Status>
          </div>
          <Facts facts={item.facts} />
        </div>
      ))}
    </Card>
  )
}
