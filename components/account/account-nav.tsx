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

const READING_LINE_PX = 160

/** The sections, with the one that is being read marked. */
export function AccountNav() {
  const t = useTranslations('account.sections')
  const [current, setCurrent] = useState<string>('overview')

  useEffect(() => {
    const look = () => {
      const reached = SECTIONS.findLast((id) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top
        return top !== undefined && top < READING_LINE_PX
      })
      setCurrent(reached ?? SECTIONS[0])
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
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
