'use client'

import { useTranslations } from 'use-intl'
import type { PartOf } from '@/lib/protocol/message'
import { useChat, useFormats } from './chat-context'
import { decidedByYou } from './decision'

type Props = { part: PartOf<'confirm'>; state: PartOf<'confirm'>['state']; title: string }

export function DecidedLine({ part, state, title }: Props) {
  const t = useTranslations('chat.decided')
  const formats = useFormats()
  const { userName } = useChat()
  const time = part.decidedAt ? formats.time(part.decidedAt) : ''
  const byYou = decidedByYou(part, userName)
  const values = { title, time, name: part.decidedBy ?? '', b: (chunks: React.ReactNode) => <b>{chunks}</b> }
  if (state === 'confirmed') return <>{t.rich(byYou ? 'confirmedByYou' : 'confirmed', values)}</>
  if (state === 'declined') return <>{t.rich(byYou ? 'declinedByYou' : 'declined', values)}</>
  return <>{t.rich(state === 'expired' ? 'expired' : 'superseded', values)}</>
}
