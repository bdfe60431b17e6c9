'use client'

import { useTranslations } from 'use-intl'
import { CALLBACK_SLOTS } from '@/lib/protocol/admin-customers'

const TOPICS = ['question', 'complaint', 'outage', 'fault', 'contact-change', 'billing'] as const

/** A ticket's topic and callback in words of the reader's language. */
export function useTicketWords() {
  const t = useTranslations('customers-ui')
  return {
    topic: (topic: string) => t(`topic.${TOPICS.find((each) => each === topic) ?? 'other'}`),
    callback: (callbackAt: string) => {
      const slot = CALLBACK_SLOTS.find((each) => each === callbackAt)
      return slot ? t(`slot.${slot}`) : callbackAt
    },
  }
}
