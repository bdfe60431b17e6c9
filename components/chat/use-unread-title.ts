'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'

/** The count of what came while the reader was away stands in the tab's title. */
export function useUnreadTitle(unread: number): void {
  const t = useTranslations('chat.page')
  const [title, setTitle] = useState<string | null>(null)

  useEffect(() => setTitle(document.title), [])
  useEffect(() => {
    if (title === null) return
    document.title = unread > 0 ? t('unreadTitle', { count: unread, title }) : title
  }, [unread, title, t])
}
