'use client'

import { useMemo } from 'react'
import { useWallNow } from '../shell/use-now'

const MINUTE_MS = 60_000

/** A question about what stands on top, asked once a minute: the order itself may change several times a second. */
export function useEachMinute(ids: readonly string[], path: (ids: string) => string) {
  const minute = useWallNow(MINUTE_MS)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew each minute, and when there is something at last
  return useMemo(
    () => ({
      path: ids.length > 0 ? path([...ids].sort().map(encodeURIComponent).join()) : null,
      stamp: minute,
    }),
    [minute, ids.length > 0],
  )
}
