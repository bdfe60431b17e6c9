'use client'

import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { EventResultCard } from '@/components/chat/events/event-result-card'
import { Dialog } from '@/components/ui/dialog'
import { useItem } from '@/lib/client/use-item'
import type { MyEventDto } from '@/lib/protocol/me'
import type { PartOf } from '@/lib/protocol/message'
import { Trouble } from './trouble'

/** How one event's money was worked out: the picture, the baseline and every step, as the chat told it. */
export function ResultDialog({ event, onClose }: { event: MyEventDto; onClose: () => void }) {
  const t = useTranslations('account')
  const formats = useFormats()
  const path = `/api/me/events/${encodeURIComponent(event.activationId)}`
  const { item, problem, reload } = useItem<PartOf<'event'>>(path)
  const title = `${event.programName}, ${formats.weekdayShort(event.startAt)}`
  return (
    <Dialog title={title} closeLabel={t('close')} onClose={onClose}>
      <div className="p-5 max-tablet:p-3">
        {item?.result ? (
          <EventResultCard part={item} result={item.result} open />
        ) : (
          <Trouble problem={problem} onRetry={() => void reload()} />
        )}
      </div>
    </Dialog>
  )
}
