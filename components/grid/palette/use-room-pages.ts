'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { PagePlace } from '@/lib/client/grid/find-places'

const PAGES = [
  ['overview', '/admin'],
  ['alerts', '/admin/alerts'],
  ['activations', '/admin/activations'],
  ['programs', '/admin/programs'],
  ['reports', '/admin/reports'],
  ['integrations', '/admin/integrations'],
  ['handover', '/admin/handover'],
  ['rules', '/admin/alarm-rules'],
  ['automation', '/admin/automation'],
  ['team', '/admin/team'],
  ['audit', '/admin/audit'],
  ['account', '/admin/account'],
  ['wall', '/admin?wall=1'],
] as const

/** Every page of the room by the name it has in the menus. */
export function useRoomPages(): PagePlace[] {
  const t = useTranslations('grid-ui')
  const customers = useTranslations('customers-ui')
  return useMemo(
    () => [
      ...PAGES.map(([page, href]) => ({ name: t(`nav.${page}`), href })),
      { name: customers('title.tickets'), href: '/admin/tickets' },
      { name: customers('title.solarOrders'), href: '/admin/solar-orders' },
    ],
    [t, customers],
  )
}
