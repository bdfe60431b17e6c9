'use client'

import { useCallback, useMemo, useRef } from 'react'
import { worstByTransformer } from '@/lib/client/grid/alert-order'
import { chooseAsset } from '@/lib/client/grid/choose-asset'
import type { AlertDto } from '@/lib/protocol/alert'
import { AlarmPanel } from '../alarms/alarm-panel'
import { AssetPanel } from '../asset/asset-panel'
import { CommandDock } from '../dock/command-dock'
import { NetworkPanel } from '../network/network-panel'
import { feedersOf, useNetwork } from '../network/use-network'
import { FeederPanel } from '../one-line/feeder-panel'
import { useGrid } from '../shell/room-context'
import { useSelection } from '../shell/use-selection'
import { TrendColumn } from './trend-column'

/** The whole room on one screen: network, feeder, alarms, the selected transformer, command chat. */
export function Overview() {
  const { get, set } = useSelection()
  const transformers = useGrid((state) => state.transformers)
  const alerts = useGrid((state) => state.alerts)
  const recommendations = useGrid((state) => state.recommendations)
  const network = useNetwork()
  const alarms = useMemo(() => worstByTransformer(alerts.values()), [alerts])
  const kept = useRef<string | null>(null)
  const picked = get('t')
  const chosen =
    picked && transformers.has(picked) ? picked : chooseAsset(transformers.values(), alarms, kept.current)
  kept.current = chosen
  const transformer = chosen ? (transformers.get(chosen) ?? null) : null
  const feeder = feedersOf(network).find((each) => each.id === transformer?.feederId) ?? null

  const pickTransformer = useCallback((id: string) => set({ t: id }), [set])
  const pickAlert = useCallback(
    (alert: AlertDto) =>
      set({ a: alert.id, ...(alert.transformerId ? { t: alert.transformerId, tab: null } : {}) }),
    [set],
  )
  function pickFeeder(id: string) {
    const members = feedersOf(network).find((each) => each.id === id)?.transformers ?? []
    const best = chooseAsset(
      members.map((member) => member.transformer),
      alarms,
      null,
    )
    if (best) set({ t: best })
  }
  function showPlan(recommendationId: string) {
    const plan = recommendations.get(recommendationId)
    if (plan) set({ t: plan.transformerId, tab: null })
    requestAnimationFrame(() => {
      const block = document.getElementById('plan')
      block?.scrollIntoView({ block: 'nearest' })
      block?.querySelector<HTMLInputElement>('input[type=radio]:checked')?.focus()
    })
  }
  return (
    <div className="room-grid">
      <NetworkPanel
        selectedId={chosen}
        feederId={feeder?.id ?? null}
        picked={picked !== null}
        onTransformer={pickTransformer}
        onFeeder={pickFeeder}
      />
      <div className="middle">
        <FeederPanel
          feeder={feeder}
          substationName={transformer?.substationName ?? ''}
          selectedId={chosen}
          recommendations={recommendations}
          onTransformer={pickTransformer}
        />
        <AlarmPanel selectedId={get('a')} onPick={pickAlert} />
      </div>
      <TrendColumn network={network} selectedId={chosen} onTransformer={pickTransformer} />
      <aside className="right">
        <AssetPanel transformer={transformer} />
        <CommandDock onShowPlan={showPlan} />
      </aside>
    </div>
  )
}
