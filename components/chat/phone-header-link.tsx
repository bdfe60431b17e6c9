'use client'

import { Phone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { telHref } from './chat-context'

/** The way to a person, on every page in the same place. */
export function PhoneHeaderLink({ phone }: { phone: string }) {
  const t = useTranslations('chat.header')
  return (
    <a className="header-button" href={telHref(phone)} aria-label={t('person')}>
      <Phone size={18} strokeWidth={1.75} />
      <span className="max-tablet:hidden">{t('person')}</span>
    </a>
  )
}
