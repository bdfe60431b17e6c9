'use client'

import { CircleCheck, Clock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { CopyButton } from '@/components/ui/copy-button'
import { Status } from '@/components/ui/status'
import { Card, CardHead, Rule } from '../card'
import type { PartProps } from '../part-view'
import { PhoneLink } from '../phone-link'

export function HandoverCard({ part }: PartProps<'handover'>) {
  const t = useTranslations('chat')
  const open = part.state === 'open'
  return (
    <Card label={t('handover.title')}>
      <CardHead
        title={t('handover.title')}
        sub={part.text}
        end={
          <Status tone={open ? 'plain' : 'on'} icon={open ? <Clock size={16} /> : <CircleCheck size={16} />}>
            {t(`handover.state.${part.state}`)}
          </Status>
        }
      />
      <Rule />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-body">
        <p className="flex items-center gap-2">
          <span className="text-muted">{t('handover.reference')}</span>
          <span>{part.reference}</span>
          <CopyButton text={part.reference} label={t('card.copyReference', { reference: part.reference })} />
        </p>
        {part.phone && <PhoneLink phone={part.phone} />}
      </div>
    </Card>
  )
}
