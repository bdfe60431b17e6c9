'use client'

import { createContext, use, useSyncExternalStore } from 'react'
import { gridNowAt } from '@/lib/client/grid/grid-clock'
import { useGrid } from './room-context'

/** A past instant (ms, grid time) that stands for now in a replay. */
export const ReplayedNow = createContext<number | null>(null)

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = Date.now()

/** Wall time (ms), stepping once every `everyMs`; one timer for the whole page. */
export function useWallNow(everyMs = 1000): number {
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(now / everyMs) * everyMs,
    () => 0,
  )
}

/** Grid time (ms), stepping with the wall clock; in a replay the instant that is shown. */
export function useGridNow(everyWallMs = 1000): number {
  const wall = useWallNow(everyWallMs)
  const clock = useGrid((state) => state.clock)
  const replayed = use(ReplayedNow)
  if (replayed !== null) return replayed
  return wall === 0 ? clock.gridAt : gridNowAt(clock, wall)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
