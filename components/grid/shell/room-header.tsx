'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { FeederlineMark } from '../symbols/feederline-mark'
import { AlarmStrip } from './alarm-strip'
import { DataAge } from './data-age'
import { Presence } from './presence'
import { RoomClock } from './room-clock'
import { useRoom } from './room-context'
import { UserMenu } from './user-menu'

const PAGES = ['overview', 'alerts', 'activations', 'programs', 'reports', 'integrations'] as const
const CUSTOMER_PAGES = ['/admin/tickets', '/admin/solar-orders']

export function RoomHeader() {
  const t = useTranslations('grid-ui')
  const { model } = useRoom()
  return (
    <header className="room-header">
      <Link className="room-brand" href="/admin" aria-label={t('nav.home')}>
        <FeederlineMark />
        <span className="name">Feederline</span>
      </Link>
      <RoomNav />
      <AlarmStrip />
      <span className="r-grow desk-only" />
      <DataAge />
      <span className="room-fact last optional">
        {model ? t('header.model', { model }) : t('header.builtIn')}
      </span>
      <Presence />
      <RoomClock />
      <UserMenu />
    </header>
  )
}

function RoomNav() {
  const t = useTranslations('grid-ui')
  const customers = useTranslations('customers-ui')
  const path = usePathname()
  return (
    <nav className="room-nav" aria-label={t('nav.label')}>
      {PAGES.map((page) => {
        const href = page === 'overview' ? '/admin' : `/admin/${page}`
        const current = page === 'overview' ? path === '/admin' : path.startsWith(href)
        return (
          <Link key={page} href={href} prefetch={false} aria-current={current ? 'page' : undefined}>
            {t(`nav.${page}`)}
          </Link>
        )
      })}
      <Link
        href="/admin/tickets"
        prefetch={false}
        aria-current={CUSTOMER_PAGES.some((page) => path.startsWith(page)) ? 'page' : undefined}
      >
        {customers('nav')}
      </Link>
    </nav>
  )
}
