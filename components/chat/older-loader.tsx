'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { getConversationStore } from '@/lib/client/use-conversation'

type Props = { loading: boolean; keepPlace: () => void }

/** Earlier pages come when their edge is seen; the button is for those who do not scroll. */
export function OlderLoader({ loading, keepPlace }: Props) {
  const t = useTranslations('chat.page')
  const edge = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = edge.current
    if (!element || loading) return
    const observer = new IntersectionObserver(([entry]) => {
      // Only a reader who has scrolled up wants more above.
      if (!entry?.isIntersecting || window.scrollY > 400) return
      keepPlace()
      void getConversationStore('/chat').loadOlder()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [loading, keepPlace])

  return (
    <div ref={edge} className="flex justify-center">
      <button
        type="button"
        className="link py-1 text-label font-medium"
        aria-disabled={loading || undefined}
        onClick={() => {
          keepPlace()
          void getConversationStore('/chat').loadOlder()
        }}
      >
        {loading ? t('loadingEarlier') : t('earlier')}
      </button>
    </div>
  )
}
