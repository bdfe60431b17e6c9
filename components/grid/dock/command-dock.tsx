'use client'

import { useTranslations } from 'use-intl'
import { initials } from '@/lib/client/grid/initials'
import { latestDecision, openConfirms } from '@/lib/client/grid/open-confirms'
import { useConversation } from '@/lib/client/use-conversation'
import { usePreference } from '../shell/preferences'
import { useGrid } from '../shell/room-context'
import { useWallNow } from '../shell/use-now'
import { Icon } from '../symbols/icon'
import { CommandLog } from './command-log'
import { Composer } from './composer'
import { ConfirmPin } from './confirm-pin'
import { DecidedPin } from './decided-pin'

/** The shared command chat: what waits for a decision on top, the log below, one line to type in. */
export function CommandDock({ onShowPlan }: { onShowPlan: (recommendationId: string) => void }) {
  const t = useTranslations('grid-ui')
  const [size, setSize] = usePreference('dock')
  const { log } = useConversation('/grid')
  const presence = useGrid((state) => state.presence)
  const now = useWallNow()
  const open = openConfirms(log.messages, now)
  const decision = latestDecision(log.messages, now, open.length > 0)
  const folded = size === 'folded'
  const here = [...new Set(presence.map((user) => initials(user.name)))].join(', ')
  return (
    <section
      className={`command-dock${size === 'normal' ? '' : size === 'folded' ? ' is-folded' : ' tall'}`}
      aria-label={t('dock.title')}
    >
      <div className="r-head">
        <h2>{t('dock.title')}</h2>
        <span className="muted small ellipsis">
          {open.length > 0 ? t('dock.waiting', { n: open.length }) : t('dock.shared')}
        </span>
        <span className="r-grow" />
        {here ? <span className="muted micro">{t('dock.here', { names: here })}</span> : null}
        {folded ? null : (
          <button
            type="button"
            className="r-btn tiny plain icon desk-only"
            aria-label={t(size === 'tall' ? 'dock.lower' : 'dock.taller')}
            aria-pressed={size === 'tall'}
            onClick={() => setSize(size === 'tall' ? 'normal' : 'tall')}
          >
            <Icon name="expand" />
          </button>
        )}
        <button
          type="button"
          className="r-btn tiny plain icon desk-only"
          aria-label={t(folded ? 'dock.unfold' : 'dock.fold')}
          aria-expanded={!folded}
          onClick={() => setSize(folded ? 'normal' : 'folded')}
        >
          <Icon name={folded ? 'up' : 'open'} />
        </button>
      </div>
      {open.length + (decision ? 1 : 0) > 0 ? (
        <div className="dock-pins r-scroll">
          {decision ? <DecidedPin key={decision.messageId} part={decision.part} /> : null}
          {open.map((pinned) => (
            <ConfirmPin key={pinned.messageId} part={pinned.part} onShowPlan={onShowPlan} />
          ))}
        </div>
      ) : null}
      {folded ? null : (
        <>
          <CommandLog />
          <Composer />
        </>
      )}
    </section>
  )
}
