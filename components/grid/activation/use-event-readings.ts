'use client'

import { useMemo } from 'react'
import { backUnderLimitAt } from '@/lib/domain/activation/back-under-limit'
import type { ActivationDto } from '@/lib/protocol/activation'
import { type Readings, useReadings } from '../asset/use-readings'

const MARGIN_MS = 1.5 * 3_600_000
const BEFORE_MS = 0.5 * 3_600_000

/** Readings of the transformer around an event, and since when it is back under its limit as far as they show. */
export function useEventReadings(activation: ActivationDto): { readings: Readings; backAt: number | null } {
  const start = Date.parse(activation.startAt)
  const end = Date.parse(activation.endAt)
  const readings = useReadings(activation.transformerId, start - MARGIN_MS, end + MARGIN_MS)
  const { limitKw, backUnderLimitAt: recorded, overLimit } = activation
  const backAt = useMemo(() => {
    if (recorded) return Date.parse(recorded)
    const around = readings.points.filter((point) => point.at >= start - BEFORE_MS && point.at <= end)
    // Where nothing was over the limit nothing came back under it.
    if (overLimit === false || !around.some((point) => (point.value ?? 0) > limitKw)) return null
    const during = readings.points
      .filter((point) => point.at >= start && point.at <= end && point.value !== null)
      .map((point) => ({ observedAt: new Date(point.at), loadKw: point.value! }))
    return backUnderLimitAt(during, limitKw)?.getTime() ?? null
  }, [recorded, overLimit, readings.points, start, end, limitKw])
  return { readings, backAt }
}
