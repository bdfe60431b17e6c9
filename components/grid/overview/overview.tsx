'use client'

import { useCallback, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { isOpen, worstByTransformer } from '@/lib/client/grid/alert-order'
import { chooseAsset } from '@/lib/client/grid/choose-asset'
import { floodGroups } from '@/lib/client/grid/flood'
import type { AlertDto } from '@/lib/protocol/alert'
import { AlarmPanel } from '../alarms/alarm-panel'
import { AssetPanel } from '../asset/asset-panel'
import { CommandDock } from '../dock/command-dock'
import { FloodBanner } from '../flood/flood-banner'
import { FloodSide } from '../flood/flood-side'
import { useFlood } from '../flood/use-flood'
import { NetworkPanel } from '../network/network-panel'
import { feedersOf, useNetwork } from '../network/use-network'
import { FeederPanel } from '../one-line/feeder-panel'
import { useGrid } from '../shell/room-context'
import { useMediaQuery } from '../shell/use-media-query'
import { useSelection } from '../shell/use-selection'
import { Outlook } from './outlook'
import { SilenceBanner } from './silence-banner'
import { TrendColumn } from './trend-column'

/** So few alarms leave room below them for what is expected */
const FEW = 10

/** The whole room on one screen: network, feeder, alarms, the selected transformer, command chat. */
export function Overview() {
  const t = useTranslations('grid-ui')
  const { get, set } = useSelection()
  const transformers = useGrid((state) => state.transformers)
  const alerts = useGrid((state) => state.alerts)
  const recommendations = useGrid((state) => state.recommendations)
  const network = useNetwork()
  const alarms = useMemo(() => worstByTransformer(alerts.values()), [alerts])
  const flood = useFlood()
  const groups = useMemo(
    () => (flood ? floodGroups(alerts.values(), transformers, flood.since) : null),
    [flood, alerts, transformers],
  )
  const wide = useMediaQuery('(min-width: 2200px)')
  const desk = useMediaQuery('(min-width: 641px) and (min-height: 760px)')
  const roomy = useMemo(
    () => desk && !flood && [...alerts.values()].filter(isOpen).length <= FEW,
    [desk, flood, alerts],
  )
  const right = useRef<HTMLElement>(null)
  const kept = useRef<string | null>(null)
  const picked = get('t')
  // Someone reads or types beside it: the transformer on screen stays.
  const reading = kept.current !== null && right.current?.contains(globalThis.document?.activeElement)
  const chosen =
    picked && transformers.has(picked)
      ? picked
      : reading
        ? kept.current
        : chooseAsset(transformers.values(), alarms, kept.current)
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
    <div className={`room-grid${get('wall') === '1' ? ' wall' : ''}`}>
      <h1 className="visually-hidden">{t('nav.overview')}</h1>
      <NetworkPanel
        network={network}
        selectedId={chosen}
        feederId={feeder?.id ?? null}
        picked={picked !== null}
        onTransformer={pickTransformer}
        onFeeder={pickFeeder}
      />
      <div className="middle">
        {flood ? <FloodBanner flood={flood} /> : null}
        <SilenceBanner />
        {flood && !picked ? null : (
          <FeederPanel
            feeder={feeder}
            substationName={transformer?.substationName ?? ''}
            selectedId={chosen}
            recommendations={recommendations}
            onTransformer={pickTransformer}
          />
        )}
        <AlarmPanel selectedId={get('a')} flood={groups} onPick={pickAlert} />
        {roomy ? <Outlook rows={wide ? 8 : 5} onTransformer={pickTransformer} /> : null}
      </div>
      <TrendColumn network={network} onTransformer={pickTransformer} onFeeder={pickFeeder} />
      <aside className="right" ref={right}>
        {groups && !picked ? <FloodSide groups={groups} /> : <AssetPanel transformer={transformer} />}
        <CommandDock onShowPlan={showPlan} />
      </aside>
    </div>
  )
}
