'use client'

import { useTranslations } from 'use-intl'
import { ownWords } from '@/lib/client/grid/own-words'
import type { PartOf } from '@/lib/protocol/message'
import { Countdown } from '../plan/countdown'
import { useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { useDecide } from './use-decide'

type Props = { part: PartOf<'confirm'>; onShowPlan: (recommendationId: string) => void }

/** One proposal at one version, its time left, and the three answers. */
export function ConfirmPin({ part: kept, onShowPlan }: Props) {
  const part = ownWords(kept, useRoom().locale)
  const t = useTranslations('grid-ui')
  const permission = usePermission('operator')
  const decide = useDecide()
  const off = !permission.allowed || decide.busy
  const { recommendationId } = part
  return (
    <section className="dock-pin" aria-label={part.summary ?? part.title}>
      <div className="r-row">
        <span className="strong">{part.title ?? t('dock.confirm')}</span>
        <span className="r-grow" />
        <Countdown until={part.expiresAt} />
      </div>
      {part.text ? (
        <div className="small" style={{ margin: '2px 0 8px' }}>
          {part.text}
        </div>
      ) : null}
      <div className="r-row wrap">
        <button
          type="button"
          className="r-btn primary"
          disabled={off}
          title={permission.reason}
          onClick={() => void decide.send(part.action, part.values ?? {})}
        >
          {part.yesLabel ?? t('dock.yes')}
        </button>
        {recommendationId ? (
          <button type="button" className="r-btn" onClick={() => onShowPlan(recommendationId)}>
            {t('dock.change')}
          </button>
        ) : null}
        {part.declineAction ? (
          <button
            type="button"
            className="r-btn"
            disabled={off}
            title={permission.reason}
            onClick={() => void decide.send(part.declineAction!, declineValues(part))}
          >
            {part.noLabel ?? t('action.decline')}
          </button>
        ) : null}
        {decide.refusal || permission.reason ? (
          <span className="small" role={decide.refusal ? 'alert' : undefined}>
            {decide.refusal ?? <span className="muted">{permission.reason}</span>}
          </span>
        ) : null}
      </div>
    </section>
  )
}

function declineValues(part: PartOf<'confirm'>): Record<string, unknown> {
  if (part.recommendationId) return { recommendationId: part.recommendationId }
  return part.values ?? {}
}
