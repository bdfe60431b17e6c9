'use client'

import { CircleCheck, Clock, Undo2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { CopyButton } from '@/components/ui/copy-button'
import { Status } from '@/components/ui/status'
import { Card, CardHead, Rule } from '../card'
import type { PartProps } from '../part-view'
import { PhoneLink } from '../phone-link'

const ICONS = {
  open: <Clock size={16} />,
  answered: <CircleCheck size={16} />,
  closed: <CircleCheck size={16} />,
  withdrawn: <Undo2 size={16} />,
}

export function HandoverCard({ part }: PartProps<'handover'>) {
  const t = useTranslations('chat')
  const { state } = part
  return (
    <Card label={t('handover.title')}>
      <CardHead
        title={t('handover.title')}
        // Closed, nobody is waited for and nobody calls.
        sub={state === 'closed' ? undefined : part.text}
        end={
          <Status tone={state === 'open' || state === 'withdrawn' ? 'plain' : 'on'} icon={ICONS[state]}>
            {t(`handover.state.${state}`)}
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
