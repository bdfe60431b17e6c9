'use client'

import { createContext, type ReactNode, use, useSyncExternalStore } from 'react'
import type { GridState } from '@/lib/client/grid/grid-state'
import type { GridStore } from '@/lib/client/grid/grid-store'
import type { RoomFormat } from '@/lib/client/grid/room-format'
import type { StaffRole } from '@/lib/domain/actor'

/** What the server knows about this room and the person in it. */
export type RoomFacts = {
  me: { username: string; name: string; role: StaffRole }
  utilityName: string
  zone: string
  currency: string
  locale: string
  demo: boolean
  speed: number
  /** Name of the language model, or null for the built-in engine */
  model: string | null
}
export type Room = RoomFacts & { store: GridStore; format: RoomFormat; refresh: () => void }

const RoomContext = createContext<Room | null>(null)

export function RoomProvider({ room, children }: { room: Room; children: ReactNode }) {
  return <RoomContext value={room}>{children}</RoomContext>
}

export function useRoom(): Room {
  const room = use(RoomContext)
  if (!room) throw new Error('useRoom outside the control room')
  return room
}

/** Part of the live state; `select` returns a value of the state itself, not a fresh object. */
export function useGrid<T>(select: (state: GridState) => T): T {
  const { store } = useRoom()
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getState()),
    () => select(store.getInitial()),
  )
}
