'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { personName } from '@/lib/client/grid/asset-label'
import { ownWords } from '@/lib/client/grid/own-words'
import type { PartOf } from '@/lib/protocol/message'
import { ActivationState } from '../activation/activation-state'
import { useGrid, useRoom } from '../shell/room-context'
import { Icon } from '../symbols/icon'

/** Who decided and when, for everybody; the way on to the activation. */
export function DecidedPin({ part: kept }: { part: PartOf<'confirm'> }) {
  const t = useTranslations('grid-ui')
  const { format, locale } = useRoom()
  const part = ownWords(kept, locale)
  const [gone, setGone] = useState(false)
  const activations = useGrid((state) => state.activations)
  if (gone || !part.decidedAt) return null
  const activation = [...activations.values()].find(
    (each) => each.recommendationId === part.recommendationId && part.recommendationId !== undefined,
  )
  const who = part.decidedBy ? personName(part.decidedBy) : t('dock.someone')
  const key = part.state === 'confirmed' ? 'dock.approvedBy' : 'dock.declinedBy'
  return (
    <div className="dock-pin decided" role="status">
      <div className="r-row">
        <Icon name={part.state === 'confirmed' ? 'check' : 'cross'} className="act-text" />
        <span className="strong">{t(key, { who, time: format.clock(part.decidedAt) })}</span>
        <span className="r-grow" />
        {activation ? <ActivationState state={activation.state} /> : null}
        <button
          type="button"
          className="r-btn tiny plain icon"
          aria-label={t('action.close')}
          onClick={() => setGone(true)}
        >
          <Icon name="cross" size={11} />
        </button>
      </div>
      <div className="small muted" style={{ margin: '2px 0 6px' }}>
        {part.title}. {part.text}
      </div>
      {activation ? (
        <div className="r-row">
          <Link className="r-btn" href={`/admin/activations/${activation.id}`} prefetch={false}>
            {t('dock.openActivation')}
          </Link>
          <span className="r-grow" />
          <span className="muted small">
            {t('dock.reached', { n: activation.funnel.reached, of: activation.funnel.asked })}
          </span>
        </div>
      ) : null}
    </div>
  )
}
