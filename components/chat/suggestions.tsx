'use client'

import { useTranslations } from 'use-intl'
import type { ConversationSnapshot } from '@/lib/client/conversation-store'
import type { Message } from '@/lib/protocol/message'
import { useChat } from './chat-context'

type Props = { conversation: ConversationSnapshot; isStart: boolean; onPick: (words: string) => void }

/** Chips over the composer: those of the newest answer, or where to begin. All of them can be typed too. */
export function Suggestions({ conversation, isStart, onPick }: Props) {
  const t = useTranslations('chat')
  const { live } = useChat()
  const { log, outbox, agent, draft } = conversation
  const idle = agent.state === 'idle' && draft === null && outbox.length === 0
  if (!live || !idle || (!log.loaded && !isStart)) return null
  const start = isStart
    ? [t('start.chips.programs'), t('start.chips.solar'), t('start.chips.measured'), t('start.chips.person')]
    : [t('start.chips.programs'), t('start.chips.earned'), t('start.chips.compare'), t('start.chips.person')]
  const chips = log.messages.length === 0 ? start : suggestionsOf(log.messages)
  if (chips.length === 0) return null
  return (
    <fieldset className="flex flex-wrap gap-2 short:flex-nowrap short:overflow-x-auto short:[scrollbar-width:none]">
      <legend className="sr-only">{t('composer.suggestions')}</legend>
      {chips.map((words) => (
        <button key={words} type="button" className="chip short:flex-none" onClick={() => onPick(words)}>
          {words}
        </button>
      ))}
    </fieldset>
  )
}

/** Only while the newest message is the one that offers them. */
export function suggestionsOf(messages: readonly Message[]): string[] {
  const newest = messages.findLast((message) => message.role !== 'system')
  if (newest?.role !== 'agent') return []
  return newest.parts.flatMap((part) => (part.type === 'suggestions' ? part.items : [])).slice(0, 4)
}
