'use client'

import { useTranslations } from 'use-intl'
import { Card } from '../card'
import { ConfirmActs } from '../confirm-acts'
import { DecidedLine } from '../decided-line'
import { effectiveState } from '../decision'
import { Folded } from '../folded'
import type { PartProps } from '../part-view'
import { useNow } from '../use-now'

/** A question that waits for a yes or a no of one's own. */
export function ConfirmCard({ part }: PartProps<'confirm'>) {
  const t = useTranslations('chat.decided')
  const now = useNow(15_000)
  const state = effectiveState(part, now)
  const title = part.title ?? t('question')
  if (state !== 'open')
    return (
      <Folded
        tone={state === 'confirmed' ? 'done' : 'closed'}
        line={<DecidedLine part={part} state={state} title={title} />}
      >
        {part.text && <p className="text-body text-muted">{part.text}</p>}
      </Folded>
    )
  return (
    <Card label={title}>
      <div className="grid gap-0.5">
        <h2 className="text-title">{title}</h2>
        {part.text && <p className="text-body text-muted text-pretty">{part.text}</p>}
      </div>
      <ConfirmActs part={part} />
    </Card>
  )
}
