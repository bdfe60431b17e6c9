'use client'

import { useCallback, useSyncExternalStore } from 'react'
import type { Priority } from '@/lib/protocol/alert'

/** What a person sets for themself in this browser. */
export type Preferences = {
  /** Priorities that sound; none by default */
  sounds: Priority[]
  /** Single-key shortcuts */
  keys: boolean
  /** Command chat folded away, or tall */
  dock: 'normal' | 'tall' | 'folded'
}
const DEFAULTS: Preferences = { sounds: [], keys: true, dock: 'normal' }
const KEY = 'fl-room'
const listeners = new Set<() => void>()
let current: Preferences | undefined

export function usePreference<K extends keyof Preferences>(
  key: K,
): [Preferences[K], (value: Preferences[K]) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => preferences()[key],
    () => DEFAULTS[key],
  )
  const set = useCallback((next: Preferences[K]) => savePreference(key, next), [key])
  return [value, set]
}

export function preferences(): Preferences {
  if (current) return current
  try {
    current = { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) }
  } catch {
    current = DEFAULTS
  }
  return current
}

function savePreference<K extends keyof Preferences>(key: K, value: Preferences[K]) {
  current = { ...preferences(), [key]: value }
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // Storage is full or forbidden: it holds until the page is left.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
