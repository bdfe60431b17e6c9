'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'

export function SignInFirst() {
  const t = useTranslations('account.signIn')
  return (
    <div className="lane grid justify-items-start gap-4 py-16">
      <h1 className="text-key">{t('title')}</h1>
      <p className="measure text-muted">{t('text')}</p>
      <Link href="/" className="button" data-kind="primary">
        {t('act')}
      </Link>
    </div>
  )
}
