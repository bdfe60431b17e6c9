'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'

const SECTIONS = [
  'overview',
  'programs',
  'orders',
  'earnings',
  'notices',
  'devices',
  'sessions',
  'data',
] as const

/** The sections, with the one that is being read marked. */
export function AccountNav() {
  const t = useTranslations('account.sections')
  const [current, setCurrent] = useState<string>('overview')

  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting)
        if (seen) setCurrent(seen.target.id)
      },
      { rootMargin: '-96px 0px -65% 0px' },
    )
    for (const id of SECTIONS) {
      const section = document.getElementById(id)
      if (section) observer.observe(section)
    }
    return () => observer.disconnect()
  }, [])

  return (
    <nav className="account-nav" aria-label={t('label')}>
      {SECTIONS.map((id) => (
        <a key={id} href={`#${id}`} aria-current={current === id ? 'true' : undefined}>
          {t(id)}
        </a>
      ))}
    </nav>
  )
}
