'use client'

import { useTranslations } from 'use-intl'
import type { PartOf } from '@/lib/protocol/message'
import { useChat, useFormats } from '../chat-context'

/** The words for an event's time: the day as the grid's calendar sees it, the hours as a range. */
export function useEventWords(part: PartOf<'event'>) {
  const t = useTranslations('chat.event')
  const formats = useFormats()
  const { gridNow } = useChat()
  const now = gridNow()
  const days = formats.daysFrom(now, part.startAt)
  const near = days === 0 ? t('today') : days === 1 ? t('tomorrow') : days === -1 ? t('yesterday') : null
  const window = formats.timeRange(part.startAt, part.endAt)
  const minutes = Math.round((Date.parse(part.endAt) - Date.parse(part.startAt)) / 60_000)
  const hours = minutes % 60 === 0 ? t('hoursWhole', { hours: minutes / 60 }) : t('hours', { minutes })
  return {
    window,
    when: t('dayAndTime', { day: near ?? formats.weekdayShort(part.startAt), time: window }),
    sub: t('when', { day: formats.longDay(now, part.startAt), program: part.programName, hours }),
    start: formats.timeShort(part.startAt),
    end: formats.timeShort(part.endAt),
  }
}
