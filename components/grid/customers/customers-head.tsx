'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

const TABS = ['tickets', 'solar-orders'] as const

/** The head of every page about customers: its tabs, how much there is, and a filter. */
export function CustomersHead(props: { tab: (typeof TABS)[number]; note?: string; children?: ReactNode }) {
  const t = useTranslations('customers-ui')
  return (
    <div className="page-head">
      <h1>{t('nav')}</h1>
      <nav className="r-tabs" aria-label={t('nav')}>
        {TABS.map((tab) => (
          <Link
            key={tab}
            href={`/admin/${tab}`}
            prefetch={false}
            aria-current={tab === props.tab ? 'page' : undefined}
          >
            {t(`tab.${tab}`)}
          </Link>
        ))}
      </nav>
      <span className="muted small">{props.note}</span>
      <span className="r-grow" />
      {props.children}
    </div>
  )
}
