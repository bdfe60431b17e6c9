'use client'

import { CircleSlash, Clock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Status } from '@/components/ui/status'
import type { PartOf } from '@/lib/protocol/message'
import { Card, CardHead } from '../card'
import { Folded } from '../folded'
import { useEventWords } from './use-event-words'

/** Who said yes, and whose devices act unless they say no. */
export function takesPart({ response, participation }: PartOf<'event'>): boolean {
  return response === 'accepted' || (response === 'none' && participation === 'opt-out')
}

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
  const tookPart = takesPart(part)
  return (
    <Card label={part.title}>
      <CardHead
        when
        title={t('ended', { time: words.end })}
        sub={t(tookPart ? 'measuring' : 'notInIt')}
        end={
          <Status icon={tookPart ? <Clock size={16} /> : <CircleSlash size={16} />}>
            {part.response === 'declined' ? t('out') : t(tookPart ? 'in' : 'noAnswer')}
          </Status>
        }
      />
    </Card>
  )
}
