'use client'

import { useTranslations } from 'use-intl'
import { BrandMark } from '@/components/ui/brand-mark'
import { useChat } from './chat-context'

/** Signed in and nothing said yet. */
export function Welcome({ empty }: { empty: boolean }) {
  const t = useTranslations('chat')
  const { userName } = useChat()
  if (!empty) return null
  return (
    <article className="turn">
      <p className="byline">
        <BrandMark size={20} />
        {t('message.assistant')}
      </p>
      <p className="measure text-balance text-[1.375rem]/[1.875rem] font-medium tracking-[-0.02em]">
        {t('start.welcome', { name: userName?.split(' ')[0] ?? '' })}
      </p>
    </article>
  )
}
