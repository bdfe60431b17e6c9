'use client'

import { useEffect, useRef } from 'react'
import { isUnacknowledged } from '@/lib/client/grid/alert-order'
import type { Priority } from '@/lib/protocol/alert'
import { useFlood } from '../flood/use-flood'
import { usePreference } from './preferences'
import { useGrid } from './room-context'

export const PRIORITY_SOUNDS: Priority[] = [1, 2, 3]
const HERTZ: Record<Priority, number[]> = { 1: [880, 660, 880], 2: [660, 520], 3: [440] }

/** One tone for a new alarm that nobody has acknowledged, of the priorities this person switched on. */
export function AlarmTone() {
  const [sounds] = usePreference('sounds')
  const alerts = useGrid((state) => state.alerts)
  const ready = useGrid((state) => state.phase === 'ready')
  const flood = useFlood()
  const heard = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (!ready) return
    const unseen = [...alerts.values()].filter(isUnacknowledged)
    const known = heard.current
    heard.current = new Set(unseen.map((alert) => alert.id))
    if (!known) return
    const fresh = unseen.filter((alert) => !known.has(alert.id) && sounds.includes(alert.priority))
    const worst = fresh.map((alert) => alert.priority).sort()[0]
    if (worst && !isMuted(Date.now()) && !(flood && worst === 3)) playTone(worst)
  }, [alerts, sounds, ready, flood])
  return null
}

let mutedUntil = 0

/** Silence for this page for a while. */
export function muteFor(ms: number) {
  mutedUntil = Date.now() + ms
}

export function isMuted(wallNowMs: number): boolean {
  return wallNowMs < mutedUntil
}

let audio: AudioContext | undefined

export function playTone(priority: Priority) {
  audio ??= new AudioContext()
  void audio.resume()
  HERTZ[priority].forEach((hertz, index) => {
    const start = audio!.currentTime + index * 0.18
    const tone = audio!.createOscillator()
    const loudness = audio!.createGain()
    tone.frequency.value = hertz
    loudness.gain.setValueAtTime(0.0001, start)
    loudness.gain.exponentialRampToValueAtTime(0.18, start + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + 0.16)
    tone.connect(loudness).connect(audio!.destination)
    tone.start(start)
    tone.stop(start + 0.17)
  })
}
