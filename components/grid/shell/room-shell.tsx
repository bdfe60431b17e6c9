'use client'

import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { connectGrid } from '@/lib/client/grid/connect-grid'
import { createGridStore } from '@/lib/client/grid/grid-store'
import { makeRoomFormat } from '@/lib/client/grid/room-format'
import { getSocket } from '@/lib/client/socket'
import { FloodContext, useFloodWatch } from '../flood/use-flood'
import { PaletteKey } from '../palette/palette-key'
import { AlarmTone } from './alarm-tone'
import { ConnectionBanner } from './connection-banner'
import { Keyboard } from './keyboard'
import { type RoomFacts, RoomProvider } from './room-context'
import { RoomHeader } from './room-header'
import { RoomTitle } from './room-title'

type Props = { facts: RoomFacts; gridNow: string; children: ReactNode }

/** Header, live data and keyboard around every page of the control room; kept while pages change. */
export function RoomShell({ facts, gridNow, children }: Props) {
  const t = useTranslations('grid-ui')
  const [store] = useState(() =>
    createGridStore({ gridAt: Date.parse(gridNow), wallAt: Date.now(), speed: facts.speed }),
  )
  const [refresh, setRefresh] = useState<() => void>(() => () => {})
  useEffect(() => {
    const line = connectGrid({ store, socket: getSocket('/grid'), onSignedOut: goToLogin })
    setRefresh(() => line.refresh)
    return line.stop
  }, [store])
  const room = useMemo(
    () => ({ ...facts, store, refresh, format: makeRoomFormat(facts.locale, facts.zone) }),
    [facts, store, refresh],
  )
  return (
    <RoomProvider room={room}>
      <a className="skip-link" href="#room-main">
        {t('nav.skip')}
      </a>
      <RoomTitle />
      <RoomHeader />
      <ConnectionBanner />
      <Keyboard />
      <PaletteKey />
      <FloodWatch>
        <AlarmTone />
        <main id="room-main" tabIndex={-1}>
          {children}
        </main>
      </FloodWatch>
    </RoomProvider>
  )
}

function FloodWatch({ children }: { children: ReactNode }) {
  return <FloodContext value={useFloodWatch()}>{children}</FloodContext>
}

function goToLogin() {
  const here = `${location.pathname}${location.search}`
  location.assign(`/admin/login?next=${encodeURIComponent(here)}`)
}
