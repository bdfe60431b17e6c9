'use client'

import Link from 'next/link'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { ActivationDetail } from '@/lib/protocol/activation-detail'
import type { ActivationHomes } from '@/lib/protocol/activation-homes'
import { ActivationReplay } from '../replay/activation-replay'
import { useGrid } from '../shell/room-context'
import { useResource } from '../shell/use-resource'
import { useSelection } from '../shell/use-selection'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { isOver } from './activation-facts'
import { ActivationHead } from './activation-head'
import { ActivationOutcome } from './activation-outcome'
import { ActivationProgress } from './activation-progress'

const LIVE_REFRESH_MS = 15_000

/** One activation: its progress while it runs, its result when it is settled. */
export function ActivationPage({ activationId }: { activationId: string }) {
  const t = useTranslations('grid-ui')
  const { get, set } = useSelection()
  const live = useGrid((state) => state.activations.get(activationId))
  const stamp = live?.version ?? 0
  const detail = useResource<ActivationDetail>(`/api/grid/activations/${activationId}`, stamp)
  const homes = useResource<ActivationHomes>(`/api/grid/activations/${activationId}/homes`, stamp)
  const activation = live && (!detail.data || live.version >= detail.data.version) ? live : detail.data
  const moving = activation?.state === 'active' || activation?.state === 'measuring'
  const { reload } = homes
  useEffect(() => {
    if (!moving) return
    const timer = setInterval(reload, LIVE_REFRESH_MS)
    return () => clearInterval(timer)
  }, [moving, reload])
  if (!activation) {
    if (!detail.problem) return <Skeleton rows={8} />
    if (detail.problem.status !== 404)
      return <ProblemNote title={t('activation.failed')} problem={detail.problem} onRetry={detail.reload} />
    return (
      <EmptyNote title={t('activation.gone')} text={t('activation.goneText')}>
        <Link className="r-btn" href="/admin/activations">
          {t('nav.activations')}
        </Link>
      </EmptyNote>
    )
  }
  const result = detail.data?.result ?? null
  if (get('replay') && isOver(activation.state) && homes.data)
    return (
      <ActivationReplay activation={activation} homes={homes.data} onClose={() => set({ replay: null })} />
    )
  return (
    <div className="r-page full-height">
      <ActivationHead activation={activation} />
      {activation.state === 'settled' ? (
        <ActivationOutcome activation={activation} result={result} homes={homes.data} />
      ) : (
        <ActivationProgress
          activation={activation}
          homes={homes.data}
          problem={homes.problem}
          onRetry={reload}
        />
      )}
    </div>
  )
}
