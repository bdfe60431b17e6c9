'use client'

import { useMemo } from 'react'
import { worstByTransformer } from '@/lib/client/grid/alert-order'
import { buildFeederTree, type TreeFeeder, type TreeSubstation } from '@/lib/client/grid/feeder-tree'
import { isStale } from '@/lib/client/grid/grid-clock'
import { useGrid } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'

/** The network as a tree with loads, worst alarms and trends. */
export function useNetwork(): TreeSubstation[] {
  const transformers = useGrid((state) => state.transformers)
  const trends = useGrid((state) => state.trends)
  const alerts = useGrid((state) => state.alerts)
  const clock = useGrid((state) => state.clock)
  const now = useGridNow(5000)
  const alarms = useMemo(() => worstByTransformer(alerts.values()), [alerts])
  return useMemo(
    () =>
      buildFeederTree({
        transformers: transformers.values(),
        alarms,
        trends,
        isStale: (transformer) => isStale(transformer.observedAt, clock, now),
      }),
    [transformers, trends, alarms, clock, now],
  )
}

export function feedersOf(network: TreeSubstation[]): TreeFeeder[] {
  return network.flatMap((substation) => substation.feeders)
}
