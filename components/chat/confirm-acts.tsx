'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { PartOf } from '@/lib/protocol/message'
import { ActStatus } from './act-status'
import { useChat } from './chat-context'
import { confirmValues } from './decision'
import { useAct } from './use-act'
import { useNow } from './use-now'

type Props = {
  part: PartOf<'confirm'>
  /** What the card asks besides: undefined while something is unanswered */
  collect?: () => Record<string, string> | undefined
}

const SHOW_LEFT_BELOW_MS = 5 * 60_000

export function ConfirmActs({ part, collect }: Props) {
  const t = useTranslations('chat.quote')
  const { act, busy, problem, off } = useAct()
  const { send } = useChat()
  const now = useNow(15_000)
  const leftMs = now ? Date.parse(part.expiresAt) - now.getTime() : Number.POSITIVE_INFINITY
  const yes = part.yesLabel ?? t('yes')
  const no = part.noLabel ?? t('no')

  async function confirm() {
    const statements = collect?.()
    if (collect && !statements) return
    const answered = statements && Object.keys(statements).length > 0 ? { statements } : {}
    await act(part.action, { ...confirmValues(part), ...answered }, yes)
  }

  async function decline() {
    if (part.declineAction) await act(part.declineAction, confirmValues(part), no)
    else send(no)
  }

  return (
    <div className="grid gap-2">
      <ActStatus problem={problem} />
      <div className="card-acts stretch">
        <Button kind="primary" off={off} aria-busy={busy === part.action} onClick={confirm}>
          {yes}
        </Button>
        <Button kind="quiet" off={off} onClick={decline}>
          {no}
        </Button>
      </div>
      {leftMs < SHOW_LEFT_BELOW_MS && leftMs > 0 && (
        <p className="text-label text-muted">{t('expiresIn', { minutes: Math.floor(leftMs / 60_000) })}</p>
      )}
    </div>
  )
}
