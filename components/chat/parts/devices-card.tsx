'use client'

import { useTranslations } from 'use-intl'
import { Status } from '@/components/ui/status'
import { Card } from '../card'
import { useFormats } from '../chat-context'
import type { PartProps } from '../part-view'

export function DevicesCard({ part }: PartProps<'devices'>) {
  const t = useTranslations('chat.lists')
  const formats = useFormats()
  return (
    <Card label={t('devices')}>
      <h2 className="text-title">{t('devices')}</h2>
      {part.items.length === 0 && <p className="text-body text-muted">{t('none')}</p>}
      {part.items.map((item) => (
        <div
          key={item.deviceId}
          className="flex items-center justify-between gap-4 border-t border-line pt-3.5"
        >
          <div className="grid gap-0.5">
            <h3 className="text-fact font-medium">{item.name}</h3>
            <p className="text-label text-muted num">{formats.kw(item.ratedKw)}</p>
          </div>
          <Status>{item.state}</Status>
        </div>
      ))}
    </Card>
  )
}
