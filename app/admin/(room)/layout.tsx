import type { ReactNode } from 'react'
import { RoomShell } from '@/components/grid/shell/room-shell'
import { requireStaffPage } from '@/lib/auth/page-session'
import { env } from '@/lib/env'
import { requestLocale } from '@/lib/i18n/request-locale'
import { contextFor } from '@/lib/runtime'

export default async function RoomLayout({ children }: { children: ReactNode }) {
  const actor = await requireStaffPage('viewer')
  const { UTILITY_NAME, TIME_ZONE, CURRENCY, demo, speed, llm } = env()
  const gridNow = await contextFor(actor, 'control-room-page').gridNow()
  return (
    <RoomShell
      gridNow={gridNow.toISOString()}
      facts={{
        me: { username: actor.username, name: actor.name, role: actor.role },
        utilityName: UTILITY_NAME,
        zone: TIME_ZONE,
        currency: CURRENCY,
        locale: await requestLocale(),
        demo,
        speed,
        model: llm?.model ?? null,
      }}
    >
      {children}
    </RoomShell>
  )
}
