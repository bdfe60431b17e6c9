'use client'

import { Clock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Status } from '@/components/ui/status'
import type { PartOf } from '@/lib/protocol/message'
import { Card, CardHead } from '../card'
import { Folded } from '../folded'
import { useEventWords } from './use-event-words'

export function EventEnded({ part }: { part: PartOf<'event'> }) {
  const t = useTranslations('chat.event')
  const words = useEventWords(part)
  if (part.state === 'cancelled')
    return (
      <Folded
        tone="closed"
        line={t.rich('cancelled', { title: `${words.when}.`, b: (chunks) => <b>{chunks}</b> })}
      />
    )
  return (
    <Card label={part.title}>
      <CardHead
        when
        title={t('ended', { time: words.end })}
        sub={t('measuring')}
        end={<Status icon={<Clock size={16} />}>{part.response === 'declined' ? t('out') : t('in')}</Status>}
      />
    </Card>
  )
}
