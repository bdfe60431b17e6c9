'use client'

import { useEffect, useState } from 'react'

const STEP_MS = 200

export const REPLAY_SPEEDS = [60, 300, 900] as const
export type ReplaySpeed = (typeof REPLAY_SPEEDS)[number]

/** An instant that moves through a span while it plays, and stops at its end. */
export function useReplayClock(from: number, to: number) {
  const [at, setAt] = useState(from)
  const [playing, setPlaying] = useState(true)
  const [speed, setSpeed] = useState<ReplaySpeed>(300)
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => setAt((now) => Math.min(to, now + STEP_MS * speed)), STEP_MS)
    return () => clearInterval(timer)
  }, [playing, speed, to])
  const ended = at >= to
  return {
    at,
    playing: playing && !ended,
    speed,
    setSpeed,
    goTo: (time: number) => setAt(Math.max(from, Math.min(to, time))),
    toggle: () => {
      if (ended) setAt(from)
      setPlaying(ended || !playing)
    },
  }
}
